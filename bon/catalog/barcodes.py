"""Barcodes as the catalogue keeps them. What a scan means is the till's to say."""

from __future__ import annotations

from till import barcode

_GTIN_LENGTHS = (8, 12, 13, 14)


def canonical(code: str) -> str:
    """The one spelling under which a code is kept, so that it is found however it was written.

    A GTIN has eight digits where it fits in eight, else thirteen, else fourteen: a UPC-A
    becomes the EAN-13 it is part of. Anything else is the shop's own code, without spaces.
    """
    plain = "".join(code.split())
    meanings = barcode.scan_goods(plain)
    if not meanings:
        return ""
    by_length = {len(spelling): spelling for spelling in meanings[0]["lookup"]}
    if len(meanings[0]["lookup"]) == 1:
        return plain
    return next(by_length[length] for length in (8, 13, 14) if length in by_length)


def lasting(code: str) -> str:
    """The same for a code that is to be known from now on: of a label from the scale that of its
    goods, without what this piece weighs or costs."""
    measured = barcode.scan_goods("".join(code.split()))[1:]
    return canonical(measured[0]["lookup"][0]) if measured else canonical(code)


def is_odd(code: str) -> bool:
    """Whether a code looks like a GTIN with a wrong check digit: worth a warning, no more."""
    if len(code) not in _GTIN_LENGTHS or not (code.isascii() and code.isdigit()):
        return False
    return barcode.check_digit(code[:-1]) != code[-1]
