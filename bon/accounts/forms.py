"""What is typed about accounts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.accounts.listing import AccountFilter
from bon.kit.fields import AmountField, DayField

STATES = [
    ("", _("Alle konti")),
    ("owing", _("Skylder")),
    ("overdue", _("Over betalingsfristen")),
    ("beyond", _("Over maksimum")),
]


class AccountFilterForm(forms.Form):
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("Vis"), required=False, choices=STATES)

    def narrowed(self) -> AccountFilter:
        """What was asked for; a part that cannot be understood asks for nothing."""
        self.is_valid()
        values = self.cleaned_data
        return AccountFilter(values.get("q", "").strip(), values.get("state", ""))


class PaymentForm(forms.Form):
    amount = AmountField(
        label=_("Beløb"), low=-(10**11), help_text=_("Med minus foran rettes en fejl.")
    )
    day = DayField(label=_("Betalt den"))
    note = forms.CharField(
        label=_("Hvordan"), max_length=200, help_text=_("For eksempel: bankoverførsel, bilag 114.")
    )
