"""What the office may ask of counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.counts.actions.tally import MOST
from bon.counts.models import COUNTABLE
from bon.kit.fields import QuantityField, TenantChoiceField
from bon.kit.ids import uuid7
from bon.organisation.models import Store
from bon.stock.places import FLOOR, PLACES, Place

LONGEST_AWAY = timedelta(days=14)


class NewCountForm(forms.Form):
    """Where, and how. Whoever belongs to a store is not asked for it."""

    store = TenantChoiceField(label=_("Butik"), model=Store, empty_label=None)
    place = forms.TypedChoiceField(
        label=_("Hvor?"),
        choices=[(place.code, place.name) for place in COUNTABLE],
        initial=FLOOR.code,
        coerce=lambda code: PLACES[int(code)],
    )
    blind = forms.BooleanField(
        label=_("Tæl blindt"),
        required=False,
        initial=True,
        help_text=_("Den, der tæller, ser ikke, hvor mange der burde være."),
    )

    def __init__(self, *args: Any, own: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own is not None:
            stores = self.fields["store"]
            stores.queryset = Store.objects.filter(id=own)  # type: ignore[attr-defined]
            stores.initial = own

    def place_said(self) -> Place:
        """Of a form that is valid."""
        place: Place = self.cleaned_data["place"]
        return place


class ScanForm(forms.Form):
    """A scan or a text, goods chosen from those found, or a quantity of what was scanned last;
    with `undo` that is taken back. `ago`: for how many milliseconds it waited on the device."""

    id = forms.UUIDField(required=False)
    code = forms.CharField(required=False, max_length=200)
    variant = forms.UUIDField(required=False)
    quantity = QuantityField(required=False, high=MOST)
    undo = forms.BooleanField(required=False)
    ago = forms.IntegerField(required=False, min_value=0)

    def scan(self) -> UUID:
        id: UUID = self.cleaned_data["id"] or uuid7()
        return id

    def at(self) -> datetime:
        waited = timedelta(milliseconds=min(self.cleaned_data["ago"] or 0, _MOST_MS))
        return timezone.now() - waited


_MOST_MS = int(LONGEST_AWAY.total_seconds() * 1000)
