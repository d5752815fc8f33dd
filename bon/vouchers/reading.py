"""Old cards in a table: number, amount, and where it is there the last day."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import sheet
from bon.kit.parsing import scaled
from till.vouchers import NUMBER_DIGITS

MOST = 50_000


class OldCard(NamedTuple):
    number: str
    amount: int
    expires: dt.date | None


def read_cards(content: bytes, name: str) -> list[OldCard]:
    """Every row of the file. Raises ValidationError naming the first rows that cannot be read;
    a heading in the first row is passed over."""
    rows = sheet.rows_of(content, name)
    if not any(sign.isdigit() for sign in rows[0].cells[0].text):
        rows = rows[1:]
    if not 0 < len(rows) <= MOST:
        raise ValidationError(_("Filen skal have mellem én og %(most)s rækker.") % {"most": MOST})
    cards, faults = [], []
    for row in rows:
        try:
            cards.append(_card([cell.text for cell in row.cells]))
        except ValueError as fault:
            faults.append(_("Række %(place)s: %(fault)s") % {"place": row.no, "fault": fault})
    numbers = [card.number for card in cards]
    if len(set(numbers)) < len(numbers):
        faults.append(_("Det samme nummer står i flere rækker."))
    if faults:
        raise ValidationError(faults[:10])
    return cards


def _card(row: list[str]) -> OldCard:
    number = row[0]
    if not number.isascii() or not number.isdigit() or len(number) > NUMBER_DIGITS:
        raise ValueError(_("nummeret skal være højst ti cifre"))
    amount = scaled(row[1], 2) if len(row) > 1 else None
    if amount is None or not 0 < amount < 10**9:
        raise ValueError(_("beløbet kan ikke læses"))
    return OldCard(number.zfill(NUMBER_DIGITS), amount, _day(row[2] if len(row) > 2 else ""))


def _day(text: str) -> dt.date | None:
    """`2029-12-31`, as spreadsheets have it with a time, or as Danes write it: `31-12-2029`,
    `31.12.2029`, `31/12/2029`."""
    if not text:
        return None
    parts = re.split(r"[-./]", text.partition("T")[0])
    if len(parts) == 3 and len(parts[0]) != 4:
        parts.reverse()
    try:
        return dt.date.fromisoformat("-".join(part.zfill(2) for part in parts))
    except ValueError:
        raise ValueError(_("datoen kan ikke læses")) from None
