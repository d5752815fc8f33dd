"""The letters of labels: Inter, in two weights, with what it knows of a text."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent / "inter"
REGULAR, BOLD = "Inter-Regular", "Inter-Bold"


@cache
def load() -> None:
    """Makes the two known to the library; once a process."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))


def name_of(*, bold: bool) -> str:
    load()
    return BOLD if bold else REGULAR


@cache
def _letters() -> frozenset[int]:
    load()
    return frozenset(pdfmetrics.getFont(BOLD).face.charToGlyph)  # type: ignore[attr-defined]


class Paper:
    """What is printed as PDF, measured in Inter. Its dot is that of a laser printer."""

    dot = 42  # 600 to the inch

    def width(self, text: str, size: int, *, bold: bool) -> int:
        name = name_of(bold=bold)
        return int(pdfmetrics.stringWidth(text, name, 1_000) * size / 1_000) + 1

    def known(self, text: str) -> str:
        whole = unicodedata.normalize("NFC", text)
        return " ".join("".join(c if ord(c) in _letters() else " " for c in whole).split())


PAPER = Paper()
