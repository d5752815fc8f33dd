"""What the office may ask of vouchers."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.kit.fields import AmountField, DayField
from bon.kit.forms import TenantForm
from bon.vouchers.listing import CardFilter
from bon.vouchers.models import KINDS, Programme, Terms

STATES = [
    ("", _("Alle")),
    ("open", _("Med penge på")),
    ("empty", _("Brugt op")),
    ("expired", _("Udløbet")),
    ("missing", _("Brugt for meget")),
]


class CardFilterForm(forms.Form):
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("Type"), required=False, choices=[("", _("Alle slags")), *KINDS]
    )
    state = forms.ChoiceField(label=_("Vis"), required=False, choices=STATES)

    def narrowed(self) -> CardFilter:
        """What was asked for; a part that cannot be understood asks for nothing."""
        self.is_valid()
        return CardFilter(
            self.cleaned_data.get("q", "").strip(),
            self.cleaned_data.get("kind", ""),
            self.cleaned_data.get("state", ""),
        )


class IssueForm(forms.Form):
    kind = forms.ChoiceField(label=_("Type"), choices=KINDS)
    amount = AmountField(label=_("Beløb"), low=1)
    reason = forms.CharField(label=_("Hvorfor"), max_length=200)


class AdjustForm(forms.Form):
    """`amount`: by how much; a minus takes off."""

    amount = AmountField(label=_("Læg til eller træk fra"), low=-(10**9), high=10**9)
    expires = DayField(label=_("Gyldigt til og med"), required=False)
    reason = forms.CharField(label=_("Hvorfor"), max_length=200)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Hvorfor"), max_length=200)


class ImportForm(forms.Form):
    kind = forms.ChoiceField(label=_("Type"), choices=KINDS)
    file = forms.FileField(
        label=_("Fil"),
        help_text=_("CSV eller regneark: nummer, beløb og eventuelt sidste dag, en pr. række."),
    )


class ProgrammeForm(TenantForm):
    class Meta:
        model = Programme
        fields: ClassVar = ["name", "purpose", "valid_years", "active"]
        help_texts: ClassVar = {
            "valid_years": _("Tre år er, hvad forældelsesloven giver kunden."),
            "purpose": _("Momslovens § 73 b. Spørg revisoren, hvis du er i tvivl."),
        }


class TermsForm(TenantForm):
    max_amount = AmountField(label=_("Største beløb på et kort"))
    offline_limit = AmountField(
        label=_("Højst pr. kort uden forbindelse"),
        help_text=_("Det kan gå tabt, hvis to kasser bruger det samme kort uden forbindelse."),
    )
    cash_out_limit = AmountField(
        label=_("Rest, der må udbetales kontant"), help_text=_("0: aldrig.")
    )

    class Meta:
        model = Terms
        fields: ClassVar = ["max_amount", "offline_limit", "cash_out_limit", "pays_vouchers"]
