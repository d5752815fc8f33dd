"""Paper under a print head: dots, an edge, and what has been said to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import segno
from PIL import Image, ImageDraw, ImageFont

from bon.kit.code128 import STOP, WIDTHS

FONT_A = (12, 24)
LEADING = 6  # dots between two lines
QUIET = 24
BLACK, WHITE = 0, 255
_FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono{}.ttf"

Align = Literal["left", "center", "right"]
ALIGNS: tuple[Align, Align, Align] = ("left", "center", "right")


@dataclass(frozen=True)
class Sign:
    """One character as it is set: `wide` and `tall` are multiples of the font."""

    text: str
    bold: bool
    wide: int
    tall: int


@dataclass(frozen=True)
class Code:
    """A code that was printed: `image` is it alone, with white around it."""

    kind: Literal["Code128", "QRCode"]
    text: str
    image: Image.Image


@dataclass
class Sheet:
    """Grows downwards. `events` is what else happened: cuts and pulses, in their order."""

    dots: int
    lines: list[str] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    overflows: list[str] = field(default_factory=list)
    align: Align = "left"
    _strips: list[Image.Image] = field(default_factory=list)
    _line: list[Sign] = field(default_factory=list)

    def put(self, sign: Sign) -> None:
        self._line.append(sign)

    def feed(self) -> None:
        """Ends the line, which may be empty."""
        width = sum(sign.wide * FONT_A[0] for sign in self._line)
        height = max((sign.tall for sign in self._line), default=1) * FONT_A[1]
        text = "".join(sign.text for sign in self._line)
        self.lines.append(text)
        if width > self.dots:
            self.overflows.append(text)
        strip = Image.new("L", (self.dots, height + LEADING), WHITE)
        x = self._left(width)
        for sign in self._line:
            strip.paste(_drawn(sign), (x, height - sign.tall * FONT_A[1]))
            x += sign.wide * FONT_A[0]
        self._strips.append(strip)
        self._line = []

    def bars(self, values: list[int], text: str, module: int, height: int, caption: bool) -> None:
        """Code 128 from its values, start and data; check and stop follow."""
        check = sum(max(place, 1) * value for place, value in enumerate(values)) % 103
        widths = [int(w) for value in (*values, check, STOP) for w in WIDTHS[value]]
        picture = Image.new("L", (sum(widths) * module, height), WHITE)
        draw, x = ImageDraw.Draw(picture), 0
        for place, width in enumerate(widths):
            if place % 2 == 0:
                draw.rectangle((x, 0, x + width * module - 1, height), fill=BLACK)
            x += width * module
        self._place("Code128", text, picture)
        if caption:
            for letter in text:
                self.put(Sign(letter, False, 1, 1))
            self.feed()
            self.lines.pop()

    def qr(self, text: str, module: int, level: str) -> None:
        matrix = segno.make(text, error=level, micro=False, boost_error=False).matrix
        picture = Image.new("L", (len(matrix) * module,) * 2, WHITE)
        draw = ImageDraw.Draw(picture)
        for y, row in enumerate(matrix):
            for x, dark in enumerate(row):
                if dark:
                    at = (x * module, y * module)
                    draw.rectangle((*at, at[0] + module - 1, at[1] + module - 1), fill=BLACK)
        self._place("QRCode", text, picture)

    def cut(self) -> None:
        self.events.append("cut")
        strip = Image.new("L", (self.dots, 12), WHITE)
        ImageDraw.Draw(strip).line([(x, 6) for x in range(self.dots)], fill=160)
        self._strips.append(strip)

    def picture(self) -> Image.Image:
        """The whole, with a margin."""
        height = sum(strip.height for strip in self._strips)
        whole = Image.new("L", (self.dots + 2 * QUIET, height + 2 * QUIET), WHITE)
        y = QUIET
        for strip in self._strips:
            whole.paste(strip, (QUIET, y))
            y += strip.height
        return whole

    def _place(self, kind: Literal["Code128", "QRCode"], text: str, picture: Image.Image) -> None:
        if picture.width > self.dots:
            self.overflows.append(f"{kind} {text}")
        strip = Image.new("L", (self.dots, picture.height + LEADING), WHITE)
        strip.paste(picture, (self._left(picture.width), 0))
        self._strips.append(strip)
        alone = Image.new("L", (self.dots, picture.height + 2 * QUIET), WHITE)
        alone.paste(picture, (self._left(picture.width), QUIET))
        self.codes.append(Code(kind, text, alone))

    def _left(self, width: int) -> int:
        room = self.dots - width
        return {"left": 0, "center": room // 2, "right": room}[self.align]


def _drawn(sign: Sign) -> Image.Image:
    """A character in its cell, stretched as the print head does."""
    cell = Image.new("L", FONT_A, WHITE)
    path = Path(_FONTS.format("-Bold" if sign.bold else ""))
    font = ImageFont.truetype(str(path), 20) if path.exists() else ImageFont.load_default(20)
    ImageDraw.Draw(cell).text((0, 0), sign.text, fill=BLACK, font=font)
    return cell.resize((FONT_A[0] * sign.wide, FONT_A[1] * sign.tall))
