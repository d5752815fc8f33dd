"""What is typed about accounts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.kit.fields import AmountField, DayField


class PaymentForm(forms.Form):
    amount = AmountField(
        label=_("Beløb"), low=-(10**11), help_text=_("Med minus foran rettes en fejl.")
    )
    day = DayField(label=_("Betalt den"))
    note = forms.CharField(
        label=_("Hvordan"), max_length=200, help_text=_("For eksempel: bankoverførsel, bilag 114.")
    )
