"""Cards as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal, in_chunks
from bon.kit.listing import Place
from bon.vouchers import wording
from bon.vouchers.listing import CardFilter, CardRow, cards_page

CHUNK = 500


def header() -> list[str]:
    return [_("Type"), _("Nummer"), _("Udstedt"), _("Gyldigt til"), _("Spærret"), _("Saldo")]


def rows(organisation: UUID, narrow: CardFilter) -> Iterator[list[Cell]]:
    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = cards_page(narrow, after, CHUNK)
        return map(_row, page.rows), page.next

    return in_chunks(organisation, read)


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
