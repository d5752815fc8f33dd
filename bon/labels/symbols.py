"""A number as the bars that scanners read: EAN where it is one, else Code 128."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from bon.catalog.barcodes import is_odd
from bon.kit import code128

# The patterns of set A; set C is their complement, set B that one read backwards
# (GS1 General Specifications §5.2.2).
_A = (
    *("0001101", "0011001", "0010011", "0111101", "0100011"),
    *("0110001", "0101111", "0111011", "0110111", "0001011"),
)
# Which of the left six digits of an EAN-13 are of set B, by its first digit.
_FIRST = (
    *("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB"),
    *("ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"),
)
_EDGE, _MIDDLE = "101", "01010"
_FLIP = str.maketrans("01", "10")
EAN_QUIET = 11  # modules; an EAN-8 needs seven, an EAN-13 eleven on its left


class Symbol(NamedTuple):
    """`widths` in modules, a bar first and then space and bar in turn; `quiet` modules of nothing
    on either side."""

    kind: Literal["ean13", "ean8", "code128"]
    text: str
    widths: tuple[int, ...]
    quiet: int

    @property
    def modules(self) -> int:
        """How wide it is with its quiet zones."""
        return sum(self.widths) + 2 * self.quiet


def symbol_of(code: str) -> Symbol | None:
    """None for a text that no bars can hold."""
    if code.isascii() and code.isdigit() and len(code) in (8, 13) and not is_odd(code):
        kind: Literal["ean13", "ean8"] = "ean13" if len(code) == 13 else "ean8"
        return Symbol(kind, code, tuple(_ean(code)), EAN_QUIET)
    try:
        return Symbol("code128", code, tuple(code128.widths(code)), code128.QUIET)
    except ValueError:
        return None


def _ean(code: str) -> Iterator[int]:
    left, right = (code[1:7], code[7:]) if len(code) == 13 else (code[:4], code[4:])
    sets = _FIRST[int(code[0])] if len(code) == 13 else "AAAA"
    begun = "".join(_pattern(digit, each) for digit, each in zip(left, sets, strict=True))
    ended = "".join(_pattern(digit, "C") for digit in right)
    bits = _EDGE + begun + _MIDDLE + ended + _EDGE
    return (len(list(run)) for _bit, run in groupby(bits))


def _pattern(digit: str, of: str) -> str:
    a = _A[int(digit)]
    if of == "A":
        return a
    c = a.translate(_FLIP)
    return c if of == "C" else c[::-1]
