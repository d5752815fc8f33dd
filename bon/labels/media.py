"""The papers that labels are sold on, by the names that stand on the boxes."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bon.labels.layout import Layout


class Medium(NamedTuple):
    """`layout` has the paper's figures and no fields."""

    code: str
    name: str | Promise
    layout: Layout


def _roll(width: int, height: int) -> Layout:
    return Layout(width=width, height=height)


def _sheet(width: int, height: int, columns: int, rows: int, *edges: int) -> Layout:
    left, top, gap_x, gap_y = edges
    return Layout(
        width=width, height=height, columns=columns, rows=rows, sheet=True,
        left=left, top=top, gap_x=gap_x, gap_y=gap_y,
    )  # fmt: skip


MEDIA = (
    Medium("roll-57x32", _("Rulle 57 × 32 mm"), _roll(570, 320)),
    Medium("roll-62x29", _("Rulle 62 × 29 mm"), _roll(620, 290)),
    Medium("roll-100x50", _("Rulle 100 × 50 mm"), _roll(1000, 500)),
    Medium("roll-40x25", _("Rulle 40 × 25 mm"), _roll(400, 250)),
    Medium("roll-30x20", _("Rulle 30 × 20 mm"), _roll(300, 200)),
    # Avery Zweckform 3422, 3474 and their like: edge to edge.
    Medium("a4-3x8", _("A4 med 3 × 8 (70 × 37 mm)"), _sheet(700, 370, 3, 8, 0, 5, 0, 0)),
    # Avery L7160, L7163 and L7651.
    Medium("a4-3x7", _("A4 med 3 × 7 (63,5 × 38,1 mm)"), _sheet(635, 381, 3, 7, 72, 151, 25, 0)),
    Medium("a4-2x7", _("A4 med 2 × 7 (99,1 × 38,1 mm)"), _sheet(991, 381, 2, 7, 47, 151, 25, 0)),
    Medium("a4-5x13", _("A4 med 5 × 13 (38,1 × 21,2 mm)"), _sheet(381, 212, 5, 13, 48, 107, 25, 0)),
)
BY_CODE = {medium.code: medium for medium in MEDIA}


def medium_of(layout: Layout) -> str:
    """The code of the paper a layout is for; "" for one of the shop's own measures."""
    paper = (layout.width, layout.height, layout.columns, layout.rows, layout.sheet)
    for code, _name, made in MEDIA:
        if paper == (made.width, made.height, made.columns, made.rows, made.sheet):
            return code
    return ""
