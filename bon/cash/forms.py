"""What the owner may set about the drawers, and what a bank counted."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.cash.models import Currency, Reason, Rules
from bon.kit.fields import AmountField
from bon.kit.forms import TenantForm


class RulesForm(TenantForm):
    float_left = AmountField(
        label=_("Byttepenge, der bliver"),
        required=False,
        help_text=_("Foreslås ved lukning. Tomt: lige så meget, som der lå ved åbning."),
    )

    class Meta:
        model = Rules
        fields: ClassVar = ["float_left", "blind_count", "confirm_cards", "tips"]
        help_texts: ClassVar = {
            "blind_count": _("Det forventede beløb vises først, når skuffen er talt op."),
            "confirm_cards": _("Ved lukning skrives terminalens egne tal, og forskelle forklares."),
            "tips": _("Vises ved betaling. Drikkepenge er ikke omsætning og står for sig selv."),
        }


class ReasonForm(TenantForm):
    once: ClassVar = {"code": _("En anden årsag har allerede den kode.")}

    class Meta:
        model = Reason
        fields: ClassVar = ["name", "code", "way", "position", "active"]


class CurrencyForm(TenantForm):
    once: ClassVar = {"code": _("Den valuta er allerede oprettet.")}
    rate = AmountField(
        label=_("Kurs"),
        low=1,
        help_text=_("Kroner for 100 af den, for eksempel 735,00 for euro."),
    )

    class Meta:
        model = Currency
        fields: ClassVar = ["code", "rate", "active"]
        help_texts: ClassVar = {"code": _("Tre bogstaver: EUR, SEK, NOK.")}

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code == "DKK":
            raise forms.ValidationError(_("Kroner tages altid imod."))
        return code


class ConfirmForm(forms.Form):
    amount = AmountField(label=_("Talt af banken"))
