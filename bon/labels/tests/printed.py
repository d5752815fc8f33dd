"""What a printer makes of our files, read back by scanner and eye."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import zxingcpp
from PIL import Image

_SCALE = 300 / 72
_FORMATS = {"BE": "EAN13", "B8": "EAN8", "BC": "Code128"}
_COMMAND = re.compile(r"\^(A0|[A-Z][A-Z0-9])([^\^]*)")


class Page(NamedTuple):
    picture: Image.Image
    text: str
    size: tuple[int, int]  # tenths of a millimetre


def pages(content: bytes) -> list[Page]:
    """Every page of a PDF, drawn at 300 dots to the inch."""
    with pypdfium2.PdfDocument(content) as document:
        return [
            Page(
                page.render(scale=_SCALE).to_pil().convert("L"),
                page.get_textpage().get_text_bounded().replace("\r\n", "\n"),
                (round(page.get_width() * 254 / 72), round(page.get_height() * 254 / 72)),
            )
            for page in document
        ]


def scanned(picture: Image.Image) -> list[tuple[str, str]]:
    """The codes on a picture, each with its kind, from top to bottom and left to right."""
    # Upright, as it is: what a reader guesses from a shrunken picture may be a code of its own.
    found = zxingcpp.read_barcodes(picture, try_rotate=False, try_downscale=False, try_invert=False)
    found.sort(key=lambda code: (code.position.top_left.y // 40, code.position.top_left.x))
    return [(code.format.name, code.text) for code in found]


@dataclass
class Drawn:
    """One format of ZPL as a printer would draw it."""

    picture: Image.Image
    texts: list[str]
    copies: int
    boxes: list[tuple[int, int, int, int]]  # of everything drawn


def zebra(content: bytes) -> list[Drawn]:
    """The formats of a file; fails at a command that the reader does not know."""
    return [_format(each) for each in content.decode().split("^XZ") if each.strip()]


def _format(text: str) -> Drawn:
    commands = list(_commands(text))
    said = dict(commands)
    size = (int(said["PW"]), int(said["LL"]))
    drawn = Drawn(Image.new("L", size, 255), [], int(said["PQ"]), [])
    at, module, way, options, raw = (0, 0), 2, "", "", False
    for name, given in commands:
        if name in ("FO", "FT"):
            at, way = tuple(map(int, given.split(",")[:2])), given  # type: ignore[assignment]
        elif name == "BY":
            module = int(given)
        elif name in ("A0", *_FORMATS, "GF"):
            kind, options = name, given
        elif name == "FH":
            raw = True
        elif name == "FD":
            data = _unescaped(given) if raw else given
            if kind == "A0":
                _write(drawn, at, way, options, data)
            else:
                _bars(drawn, at, module, kind, options, data)
            raw = False
        elif name == "FS" and options and kind == "GF":
            _graphic(drawn, at, options)
        assert name in {
            *("XA", "CI", "LH", "PW", "LL", "FO", "FT", "BY", "A0", "FH", "FD", "FS", "PQ", "GF"),
            *_FORMATS,
        }, name
        if name == "FS":
            kind = options = ""
    return drawn


def _commands(text: str) -> Iterator[tuple[str, str]]:
    yield from _COMMAND.findall(text.replace("\n", ""))


def _unescaped(data: str) -> str:
    return re.sub(r"_([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), data)


def _write(drawn: Drawn, at: tuple[int, int], way: str, options: str, data: str) -> None:
    """As a box: how high letters of font 0 are, and no wider than they may be."""
    height = int(options.split(",")[1])
    width = sum(height * (30 if sign in "iljt.,' 1-" else 54) // 100 for sign in data)
    left = at[0] - width if way.count(",") == 2 and way.endswith(",1") else at[0]
    drawn.texts.append(data)
    drawn.boxes.append((left, at[1] - height * 3 // 4, left + width, at[1]))


def _bars(
    drawn: Drawn, at: tuple[int, int], module: int, kind: str, options: str, data: str
) -> None:
    """Drawn by a writer that is not ours."""
    height = int(options.split(",")[1])
    text = data.removeprefix(">:")
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, _FORMATS[kind]))
    # `scale` is the pixels of a module; the bars alone are cut out of what is drawn.
    image = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=module, add_hrt=False))
    bars = image.convert("L")
    box = Image.eval(bars, lambda value: 255 - value).getbbox()
    assert box is not None
    bars = bars.crop((box[0], box[1], box[2], box[1] + 1)).resize((box[2] - box[0], height))
    drawn.picture.paste(bars, at)
    drawn.boxes.append((*at, at[0] + bars.width, at[1] + height))


def _graphic(drawn: Drawn, at: tuple[int, int], options: str) -> None:
    _ascii, total, _used, row, data = options.split(",", 4)
    width, height = int(row) * 8, int(total) // int(row)
    bits = Image.frombytes("1", (width, height), bytes(255 - byte for byte in bytes.fromhex(data)))
    drawn.picture.paste(bits.convert("L"), at)
    inked = Image.eval(bits.convert("L"), lambda value: 255 - value).getbbox()
    assert inked is not None
    drawn.boxes.append((*at, at[0] + inked[2], at[1] + inked[3]))
