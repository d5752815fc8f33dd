"""Labels as ZPL II, the language of Zebra's printers and most others for labels.

Zebra: ZPL II Programming Guide. Texts are in the printer's own font 0, sent as UTF-8 (`^CI28`);
bars are the printer's own, dots of a QR code a graphic: printers shift `^BQ` each in their way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from reportlab.pdfbase import pdfmetrics

from bon.labels.draw import TENTH, draw
from bon.labels.drawing import Dots, Mark, Text
from bon.labels.fields import Face
from bon.labels.layout import DPI, Layout

_INCH = 25_400
# Font 0 is a bold condensed grotesque: nowhere wider than so much of Helvetica Bold, which has
# Latin letters only; others are counted as wide as they are high.
_NARROW_PERCENT = 88
_WIDEST = 0x17F
_CODES = {"ean13": "^BE", "ean8": "^B8", "code128": "^BC"}
_MEASURE = "Helvetica-Bold"


class Zebra:
    """A printer of so many dots to the inch."""

    def __init__(self, dpi: int) -> None:
        self.dpi = dpi
        self.dot = _INCH // dpi

    def width(self, text: str, size: int, *, bold: bool) -> int:
        latin = "".join(c for c in text if ord(c) <= _WIDEST)
        narrow = pdfmetrics.stringWidth(latin, _MEASURE, 1_000) * size * _NARROW_PERCENT
        return int(narrow / 100_000) + (len(text) - len(latin)) * size + 1

    def known(self, text: str) -> str:
        whole = unicodedata.normalize("NFC", text)
        return " ".join("".join(c if c.isprintable() else " " for c in whole).split())

    def dots(self, length: int) -> int:
        return (length * self.dpi + _INCH // 2) // _INCH


def zpl(layout: Layout, faces: Iterable[Face]) -> bytes:
    """One format a label; the same label several times is one with a number of copies."""
    zebra = Zebra(DPI[layout.output])
    return b"".join(_label(layout, face, zebra, len(list(same))) for face, same in groupby(faces))


def _label(layout: Layout, face: Face, zebra: Zebra, copies: int) -> bytes:
    width, height = zebra.dots(layout.width * TENTH), zebra.dots(layout.height * TENTH)
    marks = [_put(mark, zebra) for mark in draw(layout, face, zebra)]
    head = ["^XA^CI28^LH0,0", f"^PW{width}^LL{height}"]
    return "\n".join([*head, *marks, f"^PQ{copies}^XZ\n"]).encode()


def _put(mark: Mark, zebra: Zebra) -> str:
    if isinstance(mark, Text):
        return _text(mark, zebra)
    x, y = zebra.dots(mark.x), zebra.dots(mark.y)
    module = mark.module // zebra.dot
    if isinstance(mark, Dots):
        return f"^FO{x},{y}{_graphic(mark, module)}^FS"
    height = zebra.dots(mark.height)
    text = _escaped(mark.symbol.text)
    if mark.symbol.kind == "code128":
        # Begun in set B, as its width was reckoned.
        return f"^FO{x},{y}^BY{module}^BCN,{height},N,N,N^FH^FD>:{text}^FS"
    # The printer works the check digit out itself.
    return f"^FO{x},{y}^BY{module}{_CODES[mark.symbol.kind]}N,{height},N,N^FD{text[:-1]}^FS"


def _text(mark: Text, zebra: Zebra) -> str:
    size = zebra.dots(mark.size)
    width = zebra.width(mark.text, mark.size, bold=mark.bold)
    x = mark.x - {"left": 0, "centre": width // 2, "right": width}[mark.align]
    place = f"^FT{max(zebra.dots(x), 0)},{zebra.dots(mark.baseline)}"
    if mark.align == "right":
        place = f"^FT{zebra.dots(mark.x)},{zebra.dots(mark.baseline)},1"
    return f"{place}^A0N,{size},{size}^FH^FD{_escaped(mark.text)}^FS"


def _escaped(text: str) -> str:
    """Signs that mean something to the printer, by their number."""
    return "".join(f"_{ord(sign):02X}" if sign in "^~_\\" else sign for sign in text)


def _graphic(mark: Dots, module: int) -> str:
    """`^GFA`: rows of bits as hexadecimal digits."""
    side = len(mark.rows) * module
    bytes_a_row = (side + 7) // 8
    data = ""
    for row in mark.rows:
        bits = "".join(("1" if black else "0") * module for black in row)
        data += f"{int(bits.ljust(bytes_a_row * 8, '0'), 2):0{bytes_a_row * 2}X}" * module
    size = bytes_a_row * side
    return f"^GFA,{size},{size},{bytes_a_row},{data}"
