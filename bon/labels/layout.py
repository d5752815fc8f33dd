"""A template as it is kept: the paper and the places on it.

Every length is in tenths of a millimetre, a font's size in points.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from bon.labels.drawing import Align

A4 = (2100, 2970)
Output = Literal["pdf", "zpl203", "zpl300"]
DPI = {"zpl203": 203, "zpl300": 300}


class Field(msgspec.Struct, frozen=True):
    """One thing on the label, in its box. `text`: what a fixed text says."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    size: int = 9
    bold: bool = False
    align: Align = "left"
    text: str = ""


class Layout(msgspec.Struct, frozen=True):
    """One label's size, and where labels lie on the paper. A roll has one to a page, which is as
    large as the label."""

    width: int
    height: int
    fields: tuple[Field, ...] = ()
    columns: int = 1
    rows: int = 1
    left: int = 0
    top: int = 0
    gap_x: int = 0
    gap_y: int = 0
    sheet: bool = False
    output: Output = "pdf"

    @property
    def places(self) -> int:
        """How many labels a page holds."""
        return self.columns * self.rows

    @property
    def page(self) -> tuple[int, int]:
        return A4 if self.sheet else (self.width, self.height)

    def place(self, number: int) -> tuple[int, int]:
        """Where a label lies on its page; places are counted from 0, row by row."""
        row, column = divmod(number % self.places, self.columns)
        return (
            self.left + column * (self.width + self.gap_x),
            self.top + row * (self.height + self.gap_y),
        )

    def paper_fits(self) -> bool:
        """Whether the page holds its labels."""
        last_x, last_y = self.place(self.places - 1)
        width, height = self.page
        return last_x + self.width <= width and last_y + self.height <= height

    def fits(self) -> bool:
        """Whether the page holds its labels, and every label its fields."""
        return self.paper_fits() and all(
            field.x + field.width <= self.width and field.y + field.height <= self.height
            for field in self.fields
        )


def read(kept: Any) -> Layout:
    """Raises msgspec.ValidationError for what is no layout."""
    return msgspec.convert(kept, Layout)


def kept(layout: Layout) -> Any:
    """As JSON holds it."""
    return msgspec.to_builtins(layout)
