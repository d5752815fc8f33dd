"""A text fitted into its box: wrapped first, then made smaller, and cut only at the last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bon.labels.drawing import Device, points

LEAST = points(5)
# Of the font's size: above the first baseline, from line to line, below the last.
ASCENT_PERCENT, LEADING_PERCENT, DESCENT_PERCENT = 92, 112, 22
_MEASURED = 100_000  # words are measured once, at this size
_STEPS_PERCENT = range(100, 20, -4)
MORE = "…"


class Fitted(NamedTuple):
    """Lines of one size."""

    size: int
    lines: list[str]


def fit(text: str, width: int, height: int, size: int, *, bold: bool, device: Device) -> Fitted:
    """At most `size`, and never wider or higher than the box."""
    words = text.split()
    if not words:
        return Fitted(size, [])
    widths = [device.width(word, _MEASURED, bold=bold) for word in words]
    space = device.width(" ", _MEASURED, bold=bold)
    smallest = min(size, LEAST)
    for tried in (max(size * percent // 100, smallest) for percent in _STEPS_PERCENT):
        room = width * _MEASURED // tried
        if max(widths) <= room:
            lines = list(_wrapped(words, widths, space, room))
            if _height(len(lines), tried) <= height:
                return Fitted(tried, lines)
    return Fitted(smallest, list(_cut(text, width, height, smallest, bold=bold, device=device)))


def _height(lines: int, size: int) -> int:
    percent = ASCENT_PERCENT + DESCENT_PERCENT + (lines - 1) * LEADING_PERCENT
    return size * percent // 100


def _wrapped(words: list[str], widths: list[int], space: int, room: int) -> Iterator[str]:
    line, used = [words[0]], widths[0]
    for word, width in zip(words[1:], widths[1:], strict=True):
        if used + space + width <= room:
            line.append(word)
            used += space + width
        else:
            yield " ".join(line)
            line, used = [word], width
    yield " ".join(line)


def _cut(
    text: str, width: int, height: int, size: int, *, bold: bool, device: Device
) -> Iterator[str]:
    """As many lines as there is room for, the last one ended with an ellipsis."""
    lines = 1
    while _height(lines + 1, size) <= height:
        lines += 1
    rest = text
    for number in range(lines):
        taken = _taken(rest, width, size, bold=bold, device=device)
        if taken == len(rest):
            yield rest
            return
        if number == lines - 1:
            room = width - device.width(MORE, size, bold=bold)
            kept = _taken(rest, room, size, bold=bold, device=device)
            yield rest[:kept].rstrip() + MORE
            return
        broken = rest.rfind(" ", 0, taken + 1)
        end = broken if broken > 0 else max(1, taken)
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()


def _taken(text: str, width: int, size: int, *, bold: bool, device: Device) -> int:
    """How many signs from the beginning fit a line."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if device.width(text[:middle], size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low
