"""What was typed or pasted into the grid of a product's variants: every cell that can be used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog import claims, grid, wording
from bon.catalog.facts import GoodsChanged, PricesChanged
from bon.catalog.models import Barcode, Product, Revision, Variant
from bon.catalog.variants import write_barcodes, write_prices
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


class Cell(msgspec.Struct, frozen=True):
    """`was` is what the cell showed when it was typed in: what changed meanwhile is not
    overwritten unseen."""

    variant: UUID
    field: grid.Field
    was: str
    now: str


class Refusal(NamedTuple):
    """A cell that stayed as it is. `theirs`: what somebody else wrote there meanwhile."""

    variant: UUID
    field: grid.Field
    why: str
    theirs: str | None = None


Wanted = dict[UUID, dict[grid.Field, Any]]


def edit_cells(person: Person, product: Product, cells: Sequence[Cell]) -> list[Refusal]:
    """Gives those that were refused, with the reason; the others hold. Raises Denied."""
    require(person, "edit_goods")
    revision = Revision.advance()
    variants = {variant.id: variant for variant in grid.live_variants(product)}
    wanted, no = _read(cells, variants)
    no += _refuse_taken(wanted, variants)
    changed = [variants[id] for id in wanted if wanted[id]]
    before = {variant.id: _told(variant) for variant in changed}
    _write(changed, wanted, revision)
    write_prices([v for v in changed if "price" in wanted[v.id]], "changed", person.id)
    wording.index((variant, wording.searched(product, variant)) for variant in changed)
    for variant in changed:
        audit.record("changed", variant, before=before[variant.id], after=_told(variant))
    if changed:
        publish([GoodsChanged(grid.ids_of(changed), revision)])
    repriced = tuple((id, told["price"]) for id, told in before.items() if "price" in wanted[id])
    if repriced:
        publish([PricesChanged(repriced)])
    return no


def _read(cells: Iterable[Cell], variants: dict[UUID, Variant]) -> tuple[Wanted, list[Refusal]]:
    """What is new in the cells, of each variant; and what cannot be understood or is stale."""
    wanted: Wanted = {}
    no: list[Refusal] = []
    for cell in cells:
        variant = variants.get(cell.variant)
        if variant is None:
            no.append(Refusal(cell.variant, cell.field, _("Varianten er udgået imens.")))
            continue
        try:
            value = grid.read(cell.field, cell.now)
        except ValidationError as error:
            no.append(Refusal(variant.id, cell.field, " ".join(error.messages)))
            continue
        now = grid.written(variant, cell.field)
        if value == getattr(variant, cell.field):
            continue
        if cell.was != now:
            why = _("Rettet imens: her står nu %(now)s.") % {"now": now or _("ingenting")}
            no.append(Refusal(variant.id, cell.field, why, now))
            continue
        wanted.setdefault(variant.id, {})[cell.field] = value
    return wanted, no


def _refuse_taken(wanted: Wanted, variants: dict[UUID, Variant]) -> list[Refusal]:
    """Takes back what is other goods' number."""
    said: dict[grid.Field, str] = {
        "sku": _("Varenummeret %(number)s tilhører allerede %(name)s."),
        "codes": _("Stregkoden %(number)s tilhører allerede %(name)s."),
    }
    no = []
    for field, words in said.items():
        asking = {id: _numbers(field, its[field]) for id, its in wanted.items() if field in its}
        held = {id: _numbers(field, getattr(variants[id], field)) for id in asking}
        names = {id: variants[id].name for id in asking}
        taken = claims.refused(asking, held, names, _others(field, asking))
        for id, clash in taken.items():
            del wanted[id][field]
            no.append(Refusal(id, field, words % clash._asdict()))
    return no


def _numbers(field: grid.Field, text: str) -> tuple[str, ...]:
    if field == "sku":
        return (text,) if text else ()
    return tuple(code.partition("*")[0] for code in text.split())


def _others(field: grid.Field, asking: dict[UUID, tuple[str, ...]]) -> dict[str, str]:
    """The numbers asked for that goods beside these have, with their names."""
    numbers = [number for its in asking.values() for number in its]
    if field == "sku":
        rows = Variant.objects.filter(sku__in=numbers).exclude(id__in=asking)
        return dict(rows.values_list("sku", "name"))
    codes = Barcode.objects.filter(code__in=numbers).exclude(variant_id__in=asking)
    return dict(codes.values_list("code", "variant__name"))


def _write(changed: Sequence[Variant], wanted: Wanted, revision: int) -> None:
    # Numbers may change places: all are let go before any is given.
    renumbered = [variant.id for variant in changed if "sku" in wanted[variant.id]]
    Variant.objects.filter(id__in=renumbered).update(sku="")
    coded = [variant.id for variant in changed if "codes" in wanted[variant.id]]
    Barcode.objects.filter(variant_id__in=coded).delete()
    for variant in changed:
        values = wanted[variant.id]
        for field, value in values.items():
            setattr(variant, field, value)
        if "codes" in values:
            write_barcodes(variant, grid.codes_in(values["codes"]))
        variant.revision = revision
        variant.save()


def _told(variant: Variant) -> dict[str, Any]:
    return {
        "price": variant.price,
        "sku": variant.sku,
        "barcodes": variant.codes,
        "content": str(variant.content),
    }
