"""What would change of goods, before anybody decides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from bon.bulk.standing import BOUNDS, SUPPLIER, standing
from bon.bulk.wanted import Standing, Values, Wanted
from bon.catalog.models import Variant
from bon.purchasing.articles import sources


class Edited(NamedTuple):
    """One product under an edit: of the fields that change, what stands there and what will."""

    product: UUID
    before: Values
    after: Values


class Preview(NamedTuple):
    """`same`: goods that are so already. `left`: variants the supplier cannot be put on: they have
    no number, or theirs is other goods'."""

    rows: list[Edited]
    same: int
    left: int


def preview(products: Sequence[UUID], wanted: Wanted) -> Preview:
    """Of these products, in their order."""
    fields = {*wanted.values, *(("tags",) if wanted.add_tags or wanted.remove_tags else ())}
    fields |= {SUPPLIER} if wanted.supplier else set()
    fields |= {f"{BOUNDS}{store}" for store in wanted.stores}
    now = standing(products, sorted(fields))
    left = _unbought(now, wanted.supplier)
    rows = [_edited(id, now[id], _after(now[id], wanted, left)) for id in products if id in now]
    changing = [row for row in rows if row.after]
    return Preview(changing, len(rows) - len(changing), len(left))


def _unbought(now: Standing, supplier: str) -> set[str]:
    """The variants that cannot be bought from them, and stay with whom they are."""
    asked = [UUID(id) for said in now.values() for id in said.get(SUPPLIER, ())]
    wanted = dict.fromkeys(asked, (supplier, ""))
    return {str(id) for id in sources(wanted, Variant.objects.in_bulk(asked)).left}


def _edited(product: UUID, before: Values, after: Values) -> Edited:
    fields = [name for name in after if after[name] != before[name]]
    return Edited(
        product, {name: before[name] for name in fields}, {name: after[name] for name in fields}
    )


def _after(before: Values, wanted: Wanted, left: set[str]) -> Values:
    after = dict(wanted.values)
    if "tags" in before:
        had = [tag for tag in before["tags"].split(",") if tag]
        kept = {*had, *wanted.add_tags} - set(wanted.remove_tags)
        after["tags"] = ",".join(sorted(kept))
    if SUPPLIER in before:
        after[SUPPLIER] = {
            id: now if id in left else wanted.supplier for id, now in before[SUPPLIER].items()
        }
    for name in before:
        if name.startswith(BOUNDS) and wanted.bounds:
            after[name] = {variant: list(wanted.bounds) for variant in before[name]}
    return after
