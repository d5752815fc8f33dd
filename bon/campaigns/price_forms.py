"""What is typed about price lists and the prices on them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import PriceList
from bon.customers.models import Group
from bon.kit.fields import AmountField, DayField, RateField, TenantChoiceField
from bon.organisation.models import Store

AUDIENCES = [
    ("members", _("Medlemmer af kundeklubben")),
    ("groups", _("Kundegrupper")),
    ("store", _("Alle, i én butik")),
]


class PriceListForm(forms.Form):
    """For whom a list is, and when."""

    name = forms.CharField(
        label=_("Navn"), max_length=60, help_text=_("Står på bonnen ved siden af prisen.")
    )
    audience = forms.ChoiceField(label=_("For hvem"), choices=AUDIENCES)
    groups = forms.MultipleChoiceField(
        label=_("Kundegrupper"), required=False, widget=forms.CheckboxSelectMultiple
    )
    store = TenantChoiceField(
        model=Store, label=_("Butik"), required=False, empty_label=_("Vælg butik")
    )
    starts_on = DayField(label=_("Fra og med"), required=False, help_text=_("Tomt: fra nu af."))
    ends_on = DayField(label=_("Til og med"), required=False, help_text=_("Tomt: indtil videre."))

    def __init__(self, data: QueryDict | None, price_list: PriceList | None) -> None:
        super().__init__(data, initial=_typed(price_list) if price_list else None)
        groups = [(str(group.id), group.name) for group in Group.objects.order_by("name")]
        self.fields["groups"].choices = groups  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        audience, starts, ends = (values.get(n) for n in ("audience", "starts_on", "ends_on"))
        if audience == "groups" and not values.get("groups"):
            self.add_error("groups", _("Vælg mindst én gruppe."))
        if audience == "store" and not values.get("store"):
            self.add_error("store", _("Vælg butikken."))
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Den sidste dag ligger før den første."))
        return values

    def said(self) -> dict[str, Any]:
        """Fields of `save_price_list`."""
        values, audience = self.cleaned_data, self.cleaned_data["audience"]
        return {
            "name": values["name"],
            "members": audience == "members",
            "groups": values["groups"] if audience == "groups" else [],
            "store": values["store"] if audience == "store" else None,
            "starts_on": values["starts_on"],
            "ends_on": values["ends_on"],
        }


class PriceForm(forms.Form):
    """What the chosen goods cost on the list: an amount, or so much less than usually."""

    price = AmountField(label=_("Pris"), required=False, high=99_999_999)
    rate = RateField(label=_("Eller rabat"), required=False, low=1)
    whole = forms.BooleanField(label=_("Afrund til hele kroner"), required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors and (values.get("price") is None) == (values.get("rate") is None):
            self.add_error(None, _("Skriv enten en pris eller en rabat."))
        return values


class PriceFileForm(forms.Form):
    file = forms.FileField(
        label=_("Fil"),
        help_text=_("CSV eller Excel med en kolonne Pris og en med Varenummer eller Stregkode."),
    )


def _typed(price_list: PriceList) -> dict[str, Any]:
    audience = "store" if price_list.store_id else "members" if price_list.members else "groups"
    return {
        "name": price_list.name,
        "audience": audience,
        "groups": price_list.groups,
        "store": price_list.store_id,
        "starts_on": price_list.starts_on,
        "ends_on": price_list.ends_on,
    }
