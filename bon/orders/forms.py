"""What is typed about orders."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.orders.listing import USUAL, OrderFilter


class OrderFilterForm(forms.Form):
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    show = forms.CharField(required=False)

    def narrowed(self) -> OrderFilter:
        """What was asked for; a part that cannot be understood asks for nothing."""
        self.is_valid()
        show = self.cleaned_data.get("show", "")
        text = self.cleaned_data.get("q", "").strip()
        return OrderFilter(show if show in USUAL else "open", text)
