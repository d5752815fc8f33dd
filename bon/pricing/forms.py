"""What is typed about a repricing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bon.catalog.listed import lists
from bon.catalog.models import PriceList
from bon.kit.fields import AmountField, DayField, RateField, TenantChoiceField
from bon.pricing.models import KINDS
from bon.pricing.preview import Where
from bon.pricing.rule import ENDINGS, MOST, Rule

DIRECTIONS = [("up", _("op")), ("down", _("ned"))]
WORDS = [
    ("any", _("Ingen")),
    ("50", _("Hele og halve kroner")),
    ("00", _("Hele kroner")),
    ("95", _("… ,95")),
    ("5", _("Hele 5 kr.")),
    ("10", _("Hele 10 kr.")),
    ("9", _("… 9 kr.")),
    ("995", _("… 9,95")),
    ("99", _("… 99 kr.")),
]
MARGIN_MOST = 9_900
DIRECTED = ("percent", "amount")
# Which field says the value of which kind.
_FIELDS = {"percent": "rate", "amount": "amount", "margin": "margin", "fixed": "price"}


class RepricingForm(forms.Form):
    """Only what belongs to the kind is shown and asked for."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Hvordan"), choices=KINDS, initial="percent")
    direction = forms.ChoiceField(label=_("Retning"), choices=DIRECTIONS, initial="up")
    rate = RateField(label=_("Procent"), low=1, high=100_000)
    amount = AmountField(label=_("Kroner"), low=1, high=MOST)
    margin = RateField(
        label=_("Dækningsgrad"),
        low=0,
        high=MARGIN_MOST,
        help_text=_("Af prisen uden moms. Kun varer med kendt kostpris."),
    )
    price = AmountField(label=_("Pris"), low=1, high=MOST)
    ending = forms.ChoiceField(label=_("Afrund til"), choices=WORDS, initial="any")
    price_list = TenantChoiceField(
        model=PriceList,
        label=_("Hvilke priser"),
        required=False,
        empty_label=_("De almindelige priser"),
    )
    listed_only = forms.BooleanField(
        label=_("Kun varer, der står på listen"),
        required=False,
        help_text=_("Ellers kommer de andre på listen, ud fra deres almindelige pris."),
    )
    starts_on = DayField(label=_("Fra og med"), required=False, help_text=_("Tomt: med det samme."))

    def __init__(self, data: QueryDict | None = None, said: QueryDict | None = None) -> None:
        """`said`: what the way to the page has filled in already."""
        super().__init__(data, initial=said.dict() if said else None)
        self.fields["price_list"].queryset = lists()  # type: ignore[attr-defined]
        if data is not None:
            kind = data.get("kind", "")
            for each, field in _FIELDS.items():
                self.fields[field].required = each == kind
            self.fields["direction"].required = kind in DIRECTED

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("direction") == "down" and (values.get("rate") or 0) > 10_000:
            self.add_error("rate", _("En pris kan højst falde 100 %."))
        return values

    def rule(self) -> Rule:
        """Of a form that is valid."""
        values = self.cleaned_data
        kind, said = values["kind"], values[_FIELDS[values["kind"]]]
        down = values["direction"] == "down" and kind in DIRECTED
        return Rule(kind, -said if down else said, ENDINGS[self.chosen_ending()])

    def where(self) -> Where:
        values = self.cleaned_data
        return Where(values["price_list"], bool(values["price_list"]) and values["listed_only"])

    def chosen_ending(self) -> str:
        return str(self.cleaned_data["ending"])
