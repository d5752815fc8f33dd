"""What would change of goods, before anybody decides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from bon.bulk.standing import BOUNDS, SUPPLIER, standing
from bon.bulk.wanted import Values, Wanted


class Edited(NamedTuple):
    """One product under an edit: of the fields that change, what stands there and what will."""

    product: UUID
    before: Values
    after: Values


class Preview(NamedTuple):
    """`same`: goods that are so already."""

    rows: list[Edited]
    same: int


def preview(products: Sequence[UUID], wanted: Wanted) -> Preview:
    """Of these products, in their order."""
    fields = {*wanted.values, *(("tags",) if wanted.add_tags or wanted.remove_tags else ())}
    fields |= {SUPPLIER} if wanted.supplier else set()
    fields |= {f"{BOUNDS}{store}" for store in wanted.stores}
    now = standing(products, sorted(fields))
    rows = [_edited(id, now[id], _after(now[id], wanted)) for id in products if id in now]
    changing = [row for row in rows if row.after]
    return Preview(changing, len(rows) - len(changing))


def _edited(product: UUID, before: Values, after: Values) -> Edited:
    fields = [name for name in after if after[name] != before[name]]
    return Edited(
        product, {name: before[name] for name in fields}, {name: after[name] for name in fields}
    )


def _after(before: Values, wanted: Wanted) -> Values:
    after = dict(wanted.values)
    if "tags" in before:
        had = [tag for tag in before["tags"].split(",") if tag]
        kept = {*had, *wanted.add_tags} - set(wanted.remove_tags)
        after["tags"] = ",".join(sorted(kept))
    if SUPPLIER in before:
        after[SUPPLIER] = dict.fromkeys(before[SUPPLIER], wanted.supplier)
    for name in before:
        if name.startswith(BOUNDS) and wanted.bounds:
            after[name] = {variant: list(wanted.bounds) for variant in before[name]}
    return after
