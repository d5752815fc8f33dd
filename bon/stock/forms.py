"""What a list of stock is narrowed to, and what a person says who sets stock right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import Brand, Category, Variant
from bon.kit.fields import AmountField, QuantityField, TenantChoiceField
from bon.kit.listing import chosen_id
from bon.organisation.models import Store
from bon.stock.actions.put_right import Said
from bon.stock.happenings import COUNTED, HAPPENINGS, SHELVES
from bon.stock.listing import StockFilter
from bon.stock.models import Level
from bon.stock.narrowing import SHOWN, WAYS
from bon.stock.places import FLOOR, PLACES, Place

SHOW = [
    ("", _("Alle varer")),
    ("negative", _("Under nul")),
    ("dead-90", _("Ikke solgt i 90 dage")),
    ("dead-365", _("Ikke solgt i et år")),
    ("unknown", _("Uden for kataloget")),
]


class StockFilterForm(forms.Form):
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    show = forms.ChoiceField(label=_("Vis"), required=False, choices=SHOW)
    category = TenantChoiceField(
        label=_("Kategori"), model=Category, required=False, empty_label=_("Alle kategorier")
    )
    brand = TenantChoiceField(
        label=_("Mærke"), model=Brand, required=False, empty_label=_("Alle mærker")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        more = [(code, name) for code, (name, _levels) in SHOWN.items()]
        self.fields["show"].choices = [SHOW[0], *more, *SHOW[1:]]  # type: ignore[attr-defined]
        for name, way in WAYS.items():
            if known := way.choices():
                choices = [("", way.everything), *known]
                self.fields[name] = forms.ChoiceField(
                    label=str(way.label), choices=choices, required=False
                )

    @property
    def ways(self) -> list[forms.BoundField]:
        """Fields that apps above have offered, where there is anything to choose."""
        return [self[name] for name in WAYS if name in self.fields]

    @property
    def asked(self) -> bool:
        """Whether anything at all was asked for."""
        return any(self.data.get(name) for name in self.fields)

    def narrowed(self, store: UUID | None) -> StockFilter:
        """What was asked for; a part that cannot be understood asks for nothing."""
        self.is_valid()
        show = self.cleaned_data.get("show", "")
        levels = SHOWN[show][1]() if show in SHOWN else Q()
        for name, way in WAYS.items():
            if value := self.cleaned_data.get(name):
                levels &= way.levels(value)
        return StockFilter(
            store=store,
            text=self.cleaned_data.get("q", "").strip(),
            negative=show == "negative",
            unknown=show == "unknown",
            dead_days=int(show.removeprefix("dead-")) if show.startswith("dead-") else 0,
            category=_id(self.cleaned_data.get("category")),
            brand=_id(self.cleaned_data.get("brand")),
            levels=levels,
        )


def _id(row: Category | Brand | None) -> UUID | None:
    return row.id if row else None


class AdjustForm(forms.Form):
    """What happened, where; the goods are rows of their own (`AdjustRow`). `id` is the screen's."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    store = TenantChoiceField(label=_("Butik"), model=Store, empty_label=None)
    happening = forms.ChoiceField(
        label=_("Hvad er der sket?"),
        choices=[(each.code, each.name) for each in HAPPENINGS.values()],
        initial=COUNTED.code,
    )
    place = forms.ChoiceField(
        label=_("Hvor?"),
        choices=[(place.code, place.name) for place in SHELVES],
        initial=FLOOR.code,
    )
    note = forms.CharField(label=_("Besked"), required=False, max_length=200)

    def __init__(self, *args: Any, store: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if store is not None:
            stores = self.fields["store"]
            stores.queryset = Store.objects.filter(id=store)  # type: ignore[attr-defined]
            stores.initial = store

    def place_said(self) -> Place:
        said = str(self["place"].value())
        return PLACES.get(int(said), FLOOR) if said.isdecimal() else FLOOR

    def said(self, rows: Sequence[AdjustRow]) -> Said:
        values = self.cleaned_data
        return Said(
            values["id"],
            values["store"].id,
            HAPPENINGS[values["happening"]],
            {row.variant.id: row.quantity_milli for row in rows if row.quantity_milli is not None},
            self.place_said(),
            values["note"],
        )


@dataclass(frozen=True)
class AdjustRow:
    """One kind of goods, the last scanned first. `text` as it was typed; `quantity_milli` None
    where that is no quantity. `lies_milli`: what lies there by the books."""

    variant: Variant
    text: str
    quantity_milli: int | None
    lies_milli: int


def adjust_rows(data: QueryDict, store: UUID, place: Place) -> list[AdjustRow]:
    """The rows that a page has sent: `row_<variant>` each, with a quantity."""
    typed = {
        id: str(data.get(name, "")).strip()
        for name in data
        if name.startswith("row_") and (id := chosen_id(name.removeprefix("row_")))
    }
    known = {row.id: row for row in Variant.objects.filter(id__in=list(typed))}
    levels = Level.objects.filter(store_id=store, variant_id__in=list(typed))
    lies = dict(levels.values_list("variant_id", place.column))
    return [
        AdjustRow(known[id], text, _quantity(text), lies.get(id, 0))
        for id, text in typed.items()
        if id in known
    ]


def _quantity(text: str) -> int | None:
    try:
        value: int | None = QuantityField(high=10**9).clean(text)
    except ValidationError:
        return None
    return value


class CostForm(forms.Form):
    store = TenantChoiceField(label=_("Butik"), model=Store, empty_label=None)
    cost = AmountField(label=_("Kostpris pr. stk. uden moms"))
    note = forms.CharField(label=_("Hvorfor"), max_length=200)
