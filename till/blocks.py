"""The pieces a printed page is made of: cells in rows, without words or number formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, Literal

    from till.shapes import Block, Cell

RULE: Block = {"block": "rule"}
FEED: Block = {"block": "feed"}
CUT: Block = {"block": "cut"}


def text(content: str) -> Cell:
    """Text as it stands: a name, an address, a number of ours."""
    return {"kind": "text", "text": content}


def word(key: str, data: dict[str, Any] | None = None) -> Cell:
    """A word of the host's dictionary, with what it is about."""
    if data is None:
        return {"kind": "word", "word": key}
    return {"kind": "word", "word": key, "data": data}


def money(amount: int) -> Cell:
    """An amount in øre."""
    return {"kind": "money", "value": amount}


def quantity(quantity_milli: int, unit: str) -> Cell:
    """A quantity in thousandths of `unit`."""
    return {"kind": "quantity", "value": quantity_milli, "data": {"unit": unit}}


def rate(rate_bp: int) -> Cell:
    """A rate in basis points."""
    return {"kind": "rate", "value": rate_bp}


def time(at: str) -> Cell:
    """A moment, ISO 8601 with offset."""
    return {"kind": "time", "text": at}


def row(left: list[Cell], right: list[Cell], strong: bool = False) -> Block:
    """Cells at both edges; `strong` prints them large and bold."""
    if strong:
        return {"block": "row", "left": left, "right": right, "size": "large", "bold": True}
    return {"block": "row", "left": left, "right": right}


def line(cells: list[Cell], align: Literal["left", "center", "right"] = "left") -> Block:
    """Cells in one run."""
    return {"block": "line", "cells": cells, "align": align}


def title(cells: list[Cell]) -> Block:
    """A run in the middle, large and bold."""
    return {"block": "line", "cells": cells, "align": "center", "size": "large", "bold": True}


def qr(content: str) -> Block:
    """`content` as a QR code."""
    return {"block": "qr", "text": content, "align": "center"}


def barcode(content: str) -> Block:
    """`content` as Code 128."""
    return {"block": "barcode", "text": content, "align": "center"}
