"""What whoever may say yes fills in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    granted = forms.TypedChoiceField(
        choices=[("yes", _("Ja")), ("no", _("Nej"))], coerce=lambda value: value == "yes"
    )
    reason = forms.CharField(label=_("Besked til kassen"), max_length=200, required=False)
