"""What is put on a label: marks at their places, the same for every kind of paper.

Lengths are whole micrometres from the label's upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from bon.labels.symbols import Symbol

Align = Literal["left", "centre", "right"]
POINT_NM = 352_778  # a typographic point in nanometres


@dataclass(frozen=True)
class Text:
    """One line. `x` is its left end, its middle or its right end, as it is aligned; `baseline`
    what the letters stand on; `size` that of the font."""

    x: int
    baseline: int
    size: int
    text: str
    bold: bool
    align: Align


@dataclass(frozen=True)
class Bars:
    """`x` is where the first bar begins; `module` the width of the narrowest."""

    x: int
    y: int
    module: int
    height: int
    symbol: Symbol


@dataclass(frozen=True)
class Dots:
    """A QR code: rows of modules from the top, without a quiet zone."""

    x: int
    y: int
    module: int
    rows: tuple[tuple[bool, ...], ...]
    text: str


Mark = Text | Bars | Dots


class Device(Protocol):
    """What the layout asks of the paper's side. `dot`: the smallest thing it can draw; bars are
    whole numbers of it."""

    dot: int

    def width(self, text: str, size: int, *, bold: bool) -> int:
        """How wide a line of text is."""
        ...

    def known(self, text: str) -> str:
        """The text without signs it has no letters for."""
        ...


def points(size: int) -> int:
    """Whole points in micrometres."""
    return size * POINT_NM // 1_000
