"""The code on the slip that lies with the goods: `FL` and the transfer's number."""

from __future__ import annotations

import re

_CODE = re.compile(r"FL0*([0-9]{1,9})", re.IGNORECASE)
DIGITS = 6


def slip_code(number: int) -> str:
    """Letters and digits that every keyboard layout has in the same places."""
    return f"FL{number:0{DIGITS}d}"


def slip_number(code: str) -> int | None:
    """The number of the transfer whose slip was scanned; None for anything else."""
    found = _CODE.fullmatch(code.strip())
    return int(found[1]) if found else None
