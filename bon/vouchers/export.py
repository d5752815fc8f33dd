"""Cards as a file."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal
from bon.kit.tenancy import acting_for
from bon.vouchers import wording
from bon.vouchers.queries import CardFilter, CardRow, Key, cards_page


def header() -> list[str]:
    return [_("Art"), _("Nummer"), _("Udstedt"), _("Gyldigt til"), _("Spærret"), _("Saldo")]


def rows(organisation: UUID, narrow: CardFilter) -> Iterator[list[Cell]]:
    """In pages of a transaction each: the file is sent after the request's own has ended."""
    after: Key | None = None
    while True:
        with acting_for(organisation):
            page = cards_page(narrow, after)
        yield from map(_row, page.rows)
        after = page.after
        if after is None:
            return


def _row(row: CardRow) -> list[Cell]:
    card = row.card
    return [
        str(wording.KINDS[card.kind]),
        card.number,
        card.issued_at.date().isoformat(),
        card.expires.isoformat() if card.expires else "",
        _("ja") if row.blocked else _("nej"),
        decimal(card.balance - card.missing),
    ]
