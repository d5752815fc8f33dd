"""Telephone numbers in one spelling: E.164, `+` and digits. Eight digits alone are Danish."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"[\s().\-/]+")
_E164 = re.compile(r"\+[1-9]\d{6,14}\Z", re.ASCII)
_DANISH = re.compile(r"[2-9]\d{7}\Z", re.ASCII)


def canonical(text: str) -> str | None:
    """The number as it is kept, `+4526123456`; None where the text cannot be one."""
    digits = _BETWEEN.sub("", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if _DANISH.match(digits):
        digits = "+45" + digits
    return digits if _E164.match(digits) else None


def shown(number: str) -> str:
    """As it is read aloud: Danish in pairs, foreign as it is kept."""
    own = number.removeprefix("+45")
    if own == number or len(own) != 8:
        return number
    return " ".join(own[at : at + 2] for at in range(0, 8, 2))
