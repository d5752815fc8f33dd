"""ESC/POS, as Epson's command reference for receipt printers describes it."""

from __future__ import annotations

from tests.paper.reader import ESC, START_C, Reader, set_b
from tests.paper.sheet import ALIGNS, Sheet

FS, GS = 0x1C, 0x1D
PAGES = {0: "cp437", 2: "cp850", 5: "cp865", 16: "cp1252", 19: "cp858"}
LEVELS = {48: "l", 49: "m", 50: "q", 51: "h"}


def read(content: bytes, dots: int) -> Sheet:
    """The paper that a printer with so many dots across makes of the bytes."""
    return _EscPos(content, dots).read()


class _EscPos(Reader):
    height, module, caption = 162, 3, False
    qr_module, qr_level, qr_text = 3, "l", ""

    def command(self, byte: int) -> bool:
        if byte == ESC:
            return self._escape(chr(self.byte()))
        if byte == GS:
            return self._group(chr(self.byte()))
        # FS . leaves the mode of two-byte characters.
        return byte == FS and self.byte() == 0x2E

    def _escape(self, name: str) -> bool:
        if name == "@":
            self.bold, self.wide, self.tall = False, 1, 1
            self.page, self.sheet.align = "cp437", "left"
        elif name == "t":
            return self._choose(self.byte())
        elif name == "a":
            self.sheet.align = ALIGNS[self.byte() % 48]
        elif name == "E":
            self.bold = self.byte() & 1 == 1
        elif name == "d":
            self.feeds(self.byte())
        elif name == "p":
            pin, on, _off = 2 if self.byte() % 48 == 0 else 5, self.byte() * 2, self.byte()
            self.sheet.events.append(f"drawer {pin} {on} ms")
        elif name in "M-3":
            # Font A, no underline and the usual spacing are drawn anyway; others are not emitted.
            return self.byte() in (0, 30, 48, 60)
        else:
            return name == "2"
        return True

    def _choose(self, number: int) -> bool:
        self.page = PAGES.get(number, self.page)
        return number in PAGES

    def _group(self, name: str) -> bool:
        if name == "!":
            size = self.byte()
            self.wide, self.tall = (size >> 4) + 1, (size & 7) + 1
        elif name == "V":
            if self.byte() >= 65:
                self.byte()
            self.sheet.cut()
        elif name == "h":
            self.height = self.byte()
        elif name == "w":
            self.module = self.byte()
        elif name == "H":
            self.caption = self.byte() % 48 == 2
        elif name == "k":
            return self._bars()
        elif name == "(":
            return self._symbol()
        else:
            return name in "fB" and self.byte() == 0
        return True

    def _bars(self) -> bool:
        """Function B of Code 128: `{` names the set that what follows is in."""
        if self.byte() != 73:
            return False
        data = self.take(self.byte())
        if data[:2] == b"{C":
            values, text = [START_C, *data[2:]], "".join(f"{pair:02}" for pair in data[2:])
        elif data[:2] == b"{B":
            text = data[2:].decode("ascii").replace("{{", "{")
            values = set_b(text)
        else:
            return False
        self.sheet.bars(values, text, self.module, self.height, self.caption)
        return True

    def _symbol(self) -> bool:
        """GS ( k: the QR code, told piece by piece."""
        if self.byte() != 0x6B:
            return False
        data = self.take(self.byte() + self.byte() * 256)
        if data[0] != 49:
            return False
        function, rest = data[1], data[2:]
        if function == 67:
            self.qr_module = rest[0]
        elif function == 69:
            self.qr_level = LEVELS[rest[0]]
        elif function == 80:
            self.qr_text = rest[1:].decode("latin-1")
        elif function == 81:
            self.sheet.qr(self.qr_text, self.qr_module, self.qr_level)
        return function in (65, 67, 69, 80, 81)
