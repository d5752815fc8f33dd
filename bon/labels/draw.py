"""Draws a label: every field of a layout as marks, inside its own box."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import segno

from bon.kit import formats
from bon.labels.drawing import Bars, Device, Dots, Mark, Text, points
from bon.labels.fields import BY_CODE, Face
from bon.labels.layout import Field, Layout
from bon.labels.lettering import ASCENT_PERCENT, LEADING_PERCENT, fit
from bon.labels.symbols import symbol_of

TENTH = 100  # micrometres in a tenth of a millimetre
# Digits have no descenders and stand 73 hundredths of the size high.
_FIGURES_PERCENT = 73
_SMALL_PERCENT = 55  # the øre of a price, beside its kroner
_LEAST_MODULE, _MOST_MODULE = 168, 420
_DIGITS = points(7)
_QR_QUIET = 2


def draw(layout: Layout, face: Face, device: Device) -> list[Mark]:
    """Nothing of it lies outside the label."""
    return [mark for field in layout.fields for mark in _field(field, face, device)]


def _field(field: Field, face: Face, device: Device) -> Iterator[Mark]:
    if field.kind == "price":
        yield from _price(field, face, device)
    elif field.kind == "code":
        yield from _bars(field, face.code, device)
    elif field.kind == "qr":
        yield from _qr(field, face.code or face.number, device)
    else:
        kind = BY_CODE.get(field.kind)
        said = kind.words(face) if kind and kind.words else field.text
        yield from _text(field, said, device)


def _text(field: Field, said: str, device: Device) -> Iterator[Text]:
    width, height = field.width * TENTH, field.height * TENTH
    size = points(field.size)
    fitted = fit(device.known(said), width, height, size, bold=field.bold, device=device)
    baseline = field.y * TENTH + fitted.size * ASCENT_PERCENT // 100
    for line in fitted.lines:
        x = _anchor(field, 0, width)
        yield Text(x, baseline, fitted.size, line, field.bold, field.align)
        baseline += fitted.size * LEADING_PERCENT // 100


def _anchor(field: Field, used: int, width: int) -> int:
    """Where something so wide begins; with nothing used, the point that text is aligned to."""
    free = {"left": 0, "centre": (width - used) // 2, "right": width - used}[field.align]
    return field.x * TENTH + free


def _price(field: Field, face: Face, device: Device) -> Iterator[Mark]:
    """Kroner large and øre small beside their top: `49,` and `95`; whole kroner as `50,-`."""
    if face.price is None:
        return
    whole, _comma, rest = formats.money(face.price).partition(",")
    kroner, ore = f"{whole},", "-" if rest == "00" else rest
    width, height = field.width * TENTH, field.height * TENTH
    size = min(points(field.size), height * 100 // (_FIGURES_PERCENT + 12))
    used = _price_width(kroner, ore, size, field, device)
    if used > width:
        size = size * width // used
        used = _price_width(kroner, ore, size, field, device)
    x = _anchor(field, used, width)
    top = field.y * TENTH
    large = size * _FIGURES_PERCENT // 100
    yield Text(x, top + large, size, kroner, field.bold, "left")
    x += device.width(kroner, size, bold=field.bold)
    small = size * _SMALL_PERCENT // 100
    baseline = top + (large if ore == "-" else small * _FIGURES_PERCENT // 100)
    yield Text(x, baseline, size if ore == "-" else small, ore, field.bold, "left")


def _price_width(kroner: str, ore: str, size: int, field: Field, device: Device) -> int:
    small = size if ore == "-" else size * _SMALL_PERCENT // 100
    width = device.width(kroner, size, bold=field.bold)
    return width + device.width(ore, small, bold=field.bold)


def _bars(field: Field, code: str, device: Device) -> Iterator[Mark]:
    """With its digits below where there is height for both; as text alone where the bars would be
    too fine to read."""
    symbol = symbol_of(code) if code else None
    if symbol is None:
        yield from _text(field, code, device)
        return
    width, height = field.width * TENTH, field.height * TENTH
    widest = max(_MOST_MODULE // device.dot, 1)
    module = min(width // symbol.modules // device.dot, widest) * device.dot
    if module < _LEAST_MODULE:
        yield from _text(field, code, device)
        return
    bars = sum(symbol.widths) * module
    room = width - 2 * symbol.quiet * module
    free = {"left": 0, "centre": (room - bars) // 2, "right": room - bars}[field.align]
    x = field.x * TENTH + symbol.quiet * module + free
    below = _DIGITS * 105 // 100 if height >= 4 * _DIGITS else 0
    yield Bars(x, field.y * TENTH, module, height - below, symbol)
    if below:
        size = _fitting(code, bars, device)
        baseline = field.y * TENTH + height - below + size * 95 // 100
        yield Text(x + bars // 2, baseline, size, code, False, "centre")


def _fitting(code: str, width: int, device: Device) -> int:
    used = device.width(code, _DIGITS, bold=False)
    return _DIGITS if used <= width else _DIGITS * width // used


def _qr(field: Field, text: str, device: Device) -> Iterator[Mark]:
    if not text:
        return
    rows = _modules(text)
    side = min(field.width, field.height) * TENTH
    module = side // (len(rows) + 2 * _QR_QUIET) // device.dot * device.dot
    if module == 0:
        return
    used = (len(rows) + 2 * _QR_QUIET) * module
    x = _anchor(field, used, field.width * TENTH) + _QR_QUIET * module
    yield Dots(x, field.y * TENTH + _QR_QUIET * module, module, rows, text)


@lru_cache(maxsize=4_096)
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    code = segno.make(text, micro=False, error="m")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
