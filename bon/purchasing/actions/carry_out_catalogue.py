"""Reads a supplier's catalogue, a chunk a transaction."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from bon.kit import imports
from bon.purchasing.article_import import ArticlesReader
from bon.purchasing.columns import fields_of
from bon.purchasing.models import Catalogue

CHUNK_ROWS = 1_000


def carry_out_catalogue(organisation: UUID, run: UUID) -> Catalogue:
    """Goes on where an interrupted run stopped; a run that has ended stays as it is."""
    return imports.carry_out(
        Catalogue, organisation, run, ArticlesReader, chunk_rows=CHUNK_ROWS, known=_known
    )


def _known(run: Catalogue) -> Callable[[list[str]], int]:
    remembered = dict(run.supplier.columns)
    return lambda header: sum(map(bool, fields_of(header, remembered)))
