"""StarPRNT, as Star's command specification describes it."""

from __future__ import annotations

from tests.paper.reader import ESC, Reader, set_b
from tests.paper.sheet import ALIGNS, Sheet

BEL, GS, RS = 0x07, 0x1D, 0x1E
PAGES = {1: "cp437", 4: "cp858", 9: "cp865", 32: "cp1252"}
CODE_128 = 6
MODULES = {1: 2, 2: 3, 3: 4}
LEVELS = "lmqh"


def read(content: bytes, dots: int) -> Sheet:
    """The paper that a printer with so many dots across makes of the bytes."""
    return _StarPrnt(content, dots).read()


class _StarPrnt(Reader):
    on = 20
    qr_module, qr_level, qr_text = 3, "l", ""

    def command(self, byte: int) -> bool:
        if byte == ESC:
            return self._escape(self.byte())
        if byte in (BEL, 0x1A):
            self.sheet.events.append(f"drawer {1 if byte == BEL else 2} {self.on} ms")
            return True
        return False

    def _escape(self, byte: int) -> bool:
        name = chr(byte)
        if name == "@":
            self.bold, self.wide, self.tall, self.sheet.align = False, 1, 1, "left"
        elif name in "EF":
            self.bold = name == "E"
        elif name == "i":
            self.tall, self.wide = self.byte() + 1, self.byte() + 1
        elif name == "a":
            self.feeds(self.byte())
        elif name == "d":
            self.byte()
            self.sheet.cut()
        elif name == "b":
            return self._bars()
        elif byte == BEL:
            self.on, _off = self.byte() * 10, self.byte()
        elif byte == GS:
            return self._group(chr(self.byte()))
        elif byte == RS:
            return self.byte() == ord("F") and self.byte() == 0
        else:
            return name in "z-5" and self.byte() in (0, 1)
        return True

    def _group(self, name: str) -> bool:
        if name == "t":
            number = self.byte()
            self.page = PAGES.get(number, self.page)
            return number in PAGES
        if name == "a":
            self.sheet.align = ALIGNS[self.byte() % 48]
            return True
        return name == "y" and self._symbol(chr(self.byte()))

    def _bars(self) -> bool:
        kind, caption, module, height = (self.byte() for _ in range(4))
        text = self.until(RS).decode("ascii")
        if kind % 48 != CODE_128:
            return False
        self.sheet.bars(set_b(text), text, MODULES[module % 48], height, caption % 48 == 2)
        return True

    def _symbol(self, part: str) -> bool:
        if part == "P":
            self.sheet.qr(self.qr_text, self.qr_module, self.qr_level)
            return True
        kind, value = chr(self.byte()), self.byte()
        if part == "S" and kind == "1":
            self.qr_level = LEVELS[value]
        elif part == "S" and kind == "2":
            self.qr_module = value
        elif part == "D":
            self.qr_text = self.take(self.byte() + self.byte() * 256).decode("latin-1")
        return part in "SD"
