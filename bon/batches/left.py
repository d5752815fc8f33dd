"""What is left of batches, and what of it is worth: see `docs/algorithms/batches.md`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from bon.kit.tenancy import organisation_id

_SQL = Path(__file__).parent / "sql"
_KNOWN = (_SQL / "known.sql").read_text()
_LEFT = (_SQL / "left.sql").read_text().format(known=_KNOWN)


class Left(NamedTuple):
    """So much of a batch in a store; `worth` is what it cost, in øre without VAT."""

    batch: UUID
    store: UUID
    variant: UUID
    number: str
    expires_on: dt.date | None
    piece: bool
    left_milli: int
    worth: int


def left(
    store: UUID | None = None,
    variants: Sequence[UUID] | None = None,
    until: dt.date | None = None,
) -> list[Left]:
    """What expires first comes first. `store` None is all of them, `variants` None all goods;
    `until`: only what is good until that day or an earlier one."""
    return [Left(*row) for row in _rows(_LEFT, store, variants, until)]


def known(store: UUID, variants: Sequence[UUID]) -> dict[UUID, int]:
    """By batch, the thousandths that came to the store and were not written off, sent away or sold
    by name: whether they still lie there or not."""
    rows = _rows(_KNOWN, store, variants)
    return {batch: int(milli) for batch, *_told, milli in rows}


def _rows(
    statement: str,
    store: UUID | None,
    variants: Sequence[UUID] | None,
    until: dt.date | None = None,
) -> list[tuple[Any, ...]]:
    values = {
        "organisation": organisation_id(),
        "store": store,
        "variants": None if variants is None else list(variants),
        "until": until,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
