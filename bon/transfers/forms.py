"""What the office may ask of transfers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bon.kit.fields import QuantityField, TenantChoiceField
from bon.organisation.models import Store
from bon.stock.places import BACK, FLOOR, PLACES, WORKSHOP, Place


class NewTransferForm(forms.Form):
    """From where to where. Whoever belongs to a store is not asked for it; a shop with two stores
    is not asked at all."""

    origin = TenantChoiceField(label=_("Fra"), model=Store, empty_label=None)
    goal = TenantChoiceField(label=_("Til"), model=Store, empty_label=None)
    note = forms.CharField(label=_("Besked"), required=False, max_length=200)

    def __init__(self, *args: Any, own: UUID | None, wanted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here, there = ("goal", "origin") if wanted else ("origin", "goal")
        stores = Store.objects.order_by("name")
        for name in (here, there):
            self.fields[name].queryset = stores  # type: ignore[attr-defined]
        if own is not None:
            self.fields[here].queryset = stores.filter(id=own)  # type: ignore[attr-defined]
            self.fields[there].queryset = stores.exclude(id=own)  # type: ignore[attr-defined]
            self.initial[here] = own
        else:
            self.initial.setdefault(there, stores.values_list("id", flat=True)[1:2].first())


class ScanForm(forms.Form):
    """A scan, a text, or goods chosen from those found. `id` is the screen's own of it."""

    code = forms.CharField(required=False, max_length=200)
    variant = forms.UUIDField(required=False)
    id = forms.UUIDField(required=False)
    stage = forms.CharField(max_length=8)


class QuantityForm(forms.Form):
    variant = forms.UUIDField()
    quantity = QuantityField(label=_("Antal"), high=10**9)
    stage = forms.CharField(max_length=8)


class ReceiveForm(forms.Form):
    """Where the goods are laid that came."""

    place = forms.ChoiceField(
        label=_("Læg varerne"),
        choices=[(place.code, place.name) for place in (FLOOR, BACK, WORKSHOP)],
    )

    def laid(self) -> Place:
        """What was chosen; on the floor where that cannot be understood."""
        return PLACES[int(self.cleaned_data["place"])] if self.is_valid() else FLOOR
