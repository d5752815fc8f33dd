"""Labels as PDF: sheets of A4, or a page to each label of a roll."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from bon.labels.draw import TENTH, draw
from bon.labels.drawing import Bars, Dots, Mark, Text
from bon.labels.fields import Face
from bon.labels.fonts import PAPER, name_of
from bon.labels.layout import Layout

# PDF counts in points: 1/72 of an inch of 25,400 micrometres.
_POINTS = 72 / 25_400


def pdf(layout: Layout, faces: Iterable[Face], begin: int = 0, title: str = "") -> bytes:
    """`begin`: how many places of the first sheet are used up."""
    width, height = (side * TENTH for side in layout.page)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width * _POINTS, height * _POINTS), pageCompression=1)
    canvas.setTitle(title)
    number = begin
    for number, face in enumerate(faces, start=begin):
        if number % layout.places == 0 and number > begin:
            canvas.showPage()
        left, top = layout.place(number)
        for mark in draw(layout, face, PAPER):
            _put(canvas, mark, left * TENTH, height - top * TENTH)
    canvas.save()
    return out.getvalue()


def _put(canvas: Canvas, mark: Mark, left: int, top: int) -> None:
    """`top` is counted from the bottom of the page, as PDF does."""
    if isinstance(mark, Text):
        canvas.setFont(name_of(bold=mark.bold), mark.size * _POINTS)
        x, y = (left + mark.x) * _POINTS, (top - mark.baseline) * _POINTS
        write = {
            "left": canvas.drawString,
            "centre": canvas.drawCentredString,
            "right": canvas.drawRightString,
        }
        write[mark.align](x, y, mark.text)
        return
    boxes = _bars(mark) if isinstance(mark, Bars) else _dots(mark)
    x, y = (left + mark.x) * _POINTS, (top - mark.y) * _POINTS
    # Moved to its place, a symbol is the same few words wherever it stands.
    canvas.saveState()
    canvas.translate(x, y)
    canvas.addLiteral(boxes)
    canvas.restoreState()


@lru_cache(maxsize=4_096)
def _bars(mark: Bars) -> str:
    boxes, at = [], 0
    for place, modules in enumerate(mark.symbol.widths):
        width = modules * mark.module
        if place % 2 == 0:
            boxes.append(_box(at, 0, width, mark.height))
        at += width
    return " ".join([*boxes, "f"])


@lru_cache(maxsize=4_096)
def _dots(mark: Dots) -> str:
    side = mark.module
    boxes = [
        _box(column * side, row * side, side, side)
        for row, modules in enumerate(mark.rows)
        for column, black in enumerate(modules)
        if black
    ]
    return " ".join([*boxes, "f"])


def _box(x: int, y: int, width: int, height: int) -> str:
    """A rectangle in PDF's own words, downwards from where we are."""
    figures = (x, -y - height, width, height)
    return " ".join(f"{figure * _POINTS:.3f}" for figure in figures) + " re"
