"""Accounts as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from bon.accounts.listing import AccountFilter, accounts_page
from bon.kit.csv_export import Cell, decimal, in_chunks
from bon.kit.listing import Place

CHUNK = 500


def header() -> list[str]:
    return [
        *(_("Kundenummer"), _("Navn"), _("CVR-nummer")),
        *(_("Må skylde"), _("Over fristen"), _("Skylder")),
    ]


def rows(organisation: UUID, narrow: AccountFilter, today: dt.date) -> Iterator[list[Cell]]:
    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = accounts_page(narrow, today, after, CHUNK)
        return map(_row, page.rows), page.next

    return in_chunks(organisation, read)


def _row(row: Any) -> list[Cell]:
    amounts = (row.credit_limit, row.overdue, row.balance)
    return [row.number, str(row), row.cvr, *map(decimal, amounts)]
