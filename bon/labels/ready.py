"""What a label of a kind looks like before the shop has had a say: fields spread over the paper.

Everything is in shares of the label, so that a small price tag and a large shelf edge both come
out right.
"""

from __future__ import annotations

import msgspec

from bon.labels.layout import Field, Layout

_EDGE = 15  # tenths of a millimetre
_LOW = 260  # a label lower than this has no room for everything


def ready(kind: str, paper: Layout) -> Layout:
    """The paper with fields on it."""
    return msgspec.structs.replace(paper, fields=_MAKERS[kind](paper.width, paper.height))


def _box(
    kind: str, width: int, height: int, share: tuple[int, int, int, int], **more: object
) -> Field:
    """`share`: x, y, width and height in thousandths of what lies within the edges."""
    wide, high = width - 2 * _EDGE, height - 2 * _EDGE
    x, y, w, h = share
    return Field(
        kind=kind,
        x=_EDGE + wide * x // 1000,
        y=_EDGE + high * y // 1000,
        width=wide * w // 1000,
        height=high * h // 1000,
        **more,  # type: ignore[arg-type]
    )


def _shelf(width: int, height: int) -> tuple[Field, ...]:
    """The name above, the price large to the right, what the law asks for to its left."""
    big = min(height * 11 // 100, width * 9 // 100)
    small = max(height // 55, 6)
    return (
        _box("name", width, height, (0, 0, 1000, 250), size=small + 5, bold=True),
        _box("axes", width, height, (0, 250, 390, 90), size=small + 1),
        _box("price", width, height, (400, 260, 600, 370), size=big, bold=True, align="right"),
        _box("before", width, height, (0, 350, 390, 110), size=small + 2, bold=True),
        _box("offer", width, height, (0, 465, 390, 165), size=small + 1),
        _box("unit_price", width, height, (580, 660, 420, 110), size=small + 1, align="right"),
        _box("code", width, height, (0, 640, 560, 360), align="left"),
        _box("number", width, height, (580, 880, 420, 110), size=small, align="right"),
    )


def _product(width: int, height: int) -> tuple[Field, ...]:
    """For hanging or sticking on the goods themselves."""
    big = min(height * 8 // 100, width * 7 // 100)
    low = height < _LOW
    small = 6 if low else 8
    return (
        _box("brand", width, height, (0, 0, 1000, 110), size=small),
        _box("name", width, height, (0, 110, 1000, 230), size=small + 1, bold=True),
        _box("axes", width, height, (0, 350, 480, 170), size=small + 1),
        _box("price", width, height, (480, 350, 520, 200), size=big, bold=True, align="right"),
        _box("code", width, height, (0, 570, 1000, 430), align="centre"),
    )


def _case(width: int, height: int) -> tuple[Field, ...]:
    """For a box in the back room: what is in it, readable across the room."""
    return (
        _box("name", width, height, (0, 0, 1000, 420), size=max(height // 25, 9), bold=True),
        _box("axes", width, height, (0, 430, 680, 130), size=max(height // 40, 7)),
        _box("number", width, height, (0, 560, 680, 130), size=max(height // 40, 7)),
        _box("code", width, height, (0, 690, 680, 310), align="left"),
        _box("qr", width, height, (700, 430, 300, 570), align="right"),
    )


_MAKERS = {"shelf": _shelf, "product": _product, "case": _case}
