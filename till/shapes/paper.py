"""Paper: a receipt or report as blocks and cells."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class Cell(TypedDict):
    """One piece of a receipt line. `word` is a key in the host's dictionary, with `data`."""

    kind: Literal["text", "word", "money", "quantity", "rate", "time"]
    text: NotRequired[str]
    word: NotRequired[str]
    data: NotRequired[dict[str, Any]]
    value: NotRequired[int]


class Block(TypedDict):
    """`row`: left and right cells; `line`: cells in one run; `rule`, `feed`, `cut`;
    `barcode` (Code 128) and `qr` with `text`."""

    block: Literal["row", "line", "rule", "feed", "barcode", "qr", "cut"]
    left: NotRequired[list[Cell]]
    right: NotRequired[list[Cell]]
    cells: NotRequired[list[Cell]]
    align: NotRequired[Literal["left", "center", "right"]]
    size: NotRequired[Literal["normal", "large"]]
    bold: NotRequired[bool]
    text: NotRequired[str]


class Receipt(TypedDict):
    kind: Literal["normal", "copy", "training", "proforma", "gift", "parked", "order", "label"]
    receipt_no: str
    language: NotRequired[Literal["da", "en"]]  # where the customer reads another than the shop's
    blocks: list[Block]


class ParkedSlip(TypedDict):
    """What a slip says of a parked sale; `code` is one of the shop's own."""

    name: str
    at: str
    total: int
    code: str
