"""Numbers as people type them: `1234,5`, `,50`, `1.234`, `1.234,50`, `12.50`."""

from __future__ import annotations

import re

SPACES = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'")
GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,\d*)?$")
PLAIN = re.compile(r"(\d*)(?:[.,](\d*))?$")


def scaled(text: str, decimals: int) -> int | None:
    """The number times 10 ** decimals; None for what is no number or has more decimals.

    A dot before exactly three digits groups thousands, as Danes write; any other dot, and
    every comma, is the decimal mark.
    """
    text = text.translate(SPACES).removesuffix("kr.").removesuffix("kr").removesuffix("%")
    negative = text[:1] in ("-", "\N{MINUS SIGN}")
    text = text[1:] if negative else text
    if GROUPED.match(text):
        text = text.replace(".", "")
    found = PLAIN.match(text)
    if not found or not (found[1] or found[2]):
        return None
    fraction = (found[2] or "").rstrip("0")
    if len(fraction) > decimals or len(found[1]) > 13 or not text.isascii():
        return None
    number = int((found[1] or "0") + fraction.ljust(decimals, "0"))
    return -number if negative else number
