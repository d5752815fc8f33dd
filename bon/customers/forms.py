"""What is typed about customers."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.customers.listing import CustomerFilter
from bon.customers.models import CHANNELS, Customer, Group
from bon.customers.profile import OFFICE
from bon.kit.fields import AmountField
from bon.kit.forms import TenantForm
from bon.kit.listing import chosen_id


class CustomerFilterForm(forms.Form):
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("Type"), required=False, choices=[("", _("Alle kunder")), *Customer.KINDS]
    )
    group = forms.CharField(label=_("Gruppe"), required=False, max_length=36)

    def narrowed(self) -> CustomerFilter:
        """What was asked for; a part that cannot be understood asks for nothing."""
        self.is_valid()
        values = self.cleaned_data
        group = chosen_id(values.get("group", ""))
        return CustomerFilter(values.get("q", "").strip(), group, values.get("kind", ""))


class CustomerForm(TenantForm):
    """A customer's profile. `may_credit`: whether this person gives credit."""

    phone = forms.CharField(label=_("Telefon"), required=False, max_length=30)
    credit_limit = AmountField(
        label=_("Kreditmaksimum"),
        required=False,
        help_text=_("Så meget må kunden skylde ad gangen. Tomt: betaler med det samme."),
    )

    payment_days = forms.IntegerField(
        label=_("Betalingsfrist i dage"), required=False, min_value=0, max_value=365, initial=14
    )

    class Meta:
        model = Customer
        fields = list(OFFICE)
        widgets: ClassVar = {"note": forms.Textarea({"rows": 3})}
        help_texts: ClassVar = {
            "gln": _("13 cifre, til fakturaer til det offentlige."),
            "note": _("Står på kassen, når kunden er valgt."),
            "warning": _("Står med rødt på kassen, når kunden er valgt."),
        }

    def __init__(self, *args: Any, may_credit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].empty_label = str(_("Ingen gruppe"))  # type: ignore[attr-defined]
        if not may_credit:
            del self.fields["credit_limit"], self.fields["payment_days"]

    def clean_credit_limit(self) -> int:
        return self.cleaned_data["credit_limit"] or 0

    def clean_payment_days(self) -> int:
        days = self.cleaned_data["payment_days"]
        return self.instance.payment_days if days is None else int(days)

    def _post_clean(self) -> None:
        """The action checks the profile as a whole, as it does for a register."""

    def said(self) -> dict[str, Any]:
        return {field: self.cleaned_data[field] for field in self.fields}


class GroupForm(TenantForm):
    once: ClassVar = {"name": _("Der er allerede en gruppe med det navn.")}

    class Meta:
        model = Group
        fields: ClassVar = ["name"]


class CustomerFileForm(forms.Form):
    file = forms.FileField(label=_("Fil"))


class ConsentForm(forms.Form):
    """A yes or no that was said to somebody in the office."""

    channel = forms.ChoiceField(label=_("Kanal"), choices=CHANNELS)
    given = forms.TypedChoiceField(
        label=_("Svar"),
        choices=[("yes", _("Ja tak")), ("no", _("Nej tak"))],
        coerce=lambda value: value == "yes",
    )
    proof = forms.CharField(
        label=_("Hvordan"),
        max_length=200,
        help_text=_("For eksempel: sagt i telefonen, underskrevet seddel, svar på mail."),
    )
