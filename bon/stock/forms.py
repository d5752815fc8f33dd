"""What a list of stock is narrowed to."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.stock.listing import StockFilter

SHOW = [
    ("", _("Alle varer")),
    ("negative", _("Under nul")),
    ("unknown", _("Uden for kataloget")),
]


class StockFilterForm(forms.Form):
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    show = forms.ChoiceField(label=_("Vis"), required=False, choices=SHOW)

    def narrowed(self, store: UUID | None) -> StockFilter:
        """What was asked for; a part that cannot be understood asks for nothing."""
        self.is_valid()
        show = self.cleaned_data.get("show", "")
        return StockFilter(
            store=store,
            text=self.cleaned_data.get("q", "").strip(),
            negative=show == "negative",
            unknown=show == "unknown",
        )
