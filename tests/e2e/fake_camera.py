"""What a fake camera sees: a barcode held before it, as the film that Chromium plays as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests import chromium
from tests.e2e.conftest import new_context

WIDTH, HEIGHT, MODULE = 640, 480, 4
LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011",
        "0110001", "0101111", "0111011", "0110111", "0001011")  # fmt: skip
PARITY = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG",
          "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL")  # fmt: skip
INVERTED = str.maketrans("01", "10")


def ean13(code: str) -> str:
    """The modules of an EAN-13, dark as 1."""
    first, left, right = int(code[0]), code[1:7], code[7:]
    halves = [
        LEFT[int(digit)] if kind == "L" else LEFT[int(digit)].translate(INVERTED)[::-1]
        for digit, kind in zip(left, PARITY[first], strict=True)
    ]
    rest = [LEFT[int(digit)].translate(INVERTED) for digit in right]
    return "101" + "".join(halves) + "01010" + "".join(rest) + "101"


def film(path: Path, code: str, frames: int = 10) -> Path:
    """A YUV4MPEG2 file with the code in the middle of every frame."""
    bars = ean13(code)
    start = (WIDTH - len(bars) * MODULE) // 2
    row = bytearray(b"\xeb" * WIDTH)
    for at, bar in enumerate(bars):
        if bar == "1":
            row[start + at * MODULE : start + (at + 1) * MODULE] = b"\x10" * MODULE
    blank = b"\xeb" * WIDTH
    luma = blank * 140 + bytes(row) * (HEIGHT - 280) + blank * 140
    frame = b"FRAME\n" + luma + b"\x80" * (WIDTH * HEIGHT // 2)
    path.write_bytes(
        f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * frames
    )
    return path


@contextmanager
def device_seeing(
    playwright: Playwright, code: str, folder: Path, **options: object
) -> Iterator[BrowserContext]:
    """A device of its own with the code before its camera; options as for any context."""
    flags = [
        *chromium.FLAGS,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film(folder / 'held.y4m', code)}",
    ]
    browser = playwright.chromium.launch(executable_path=chromium.find(), args=flags)
    try:
        yield new_context(browser, permissions=["camera"], **options)
    finally:
        browser.close()
