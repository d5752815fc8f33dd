"""What both languages have in common: bytes taken one after the other."""

from __future__ import annotations

from tests.paper.sheet import Sheet, Sign

LF, CR, CAN, ESC = 0x0A, 0x0D, 0x18, 0x1B
START_B, START_C = 104, 105


class Reader:
    """Reads a stream onto a sheet. `page` is the name of the code page that is on."""

    def __init__(self, content: bytes, dots: int) -> None:
        self.content = content
        self.sheet = Sheet(dots)
        self.at = 0
        self.page = "cp437"
        self.bold = False
        self.wide = self.tall = 1

    def read(self) -> Sheet:
        while self.at < len(self.content):
            start, byte = self.at, self.byte()
            if byte == LF:
                self.sheet.feed()
            elif byte >= 0x20:
                text = bytes([byte]).decode(self.page, "replace")
                self.sheet.put(Sign(text, self.bold, self.wide, self.tall))
            elif byte not in (CR, CAN) and not self.command(byte):
                self.sheet.unknown.append(start)
        return self.sheet

    def command(self, byte: int) -> bool:
        """Carries out a command; False where it is none that is known."""
        raise NotImplementedError

    def byte(self) -> int:
        value = self.content[self.at] if self.at < len(self.content) else 0
        self.at += 1
        return value

    def take(self, count: int) -> bytes:
        taken = self.content[self.at : self.at + count]
        self.at += count
        return taken

    def until(self, end: int) -> bytes:
        stop = self.content.index(end, self.at)
        taken, self.at = self.content[self.at : stop], stop + 1
        return taken

    def feeds(self, count: int) -> None:
        for _ in range(count):
            self.sheet.feed()


def set_b(text: str) -> list[int]:
    """The values of a text in set B."""
    return [START_B, *(ord(sign) - 32 for sign in text)]
