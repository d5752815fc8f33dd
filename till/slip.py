"""A piece of paper with a code that a scanner reads again: of a voucher, a parked sale, a gift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import CUT, FEED, title, word

if TYPE_CHECKING:
    from typing import Literal

    from till.shapes import Block, Receipt


def slip(
    kind: Literal["normal", "copy", "parked", "label", "order"],
    receipt_no: str,
    told: list[Block],
    symbol: Block,
    below: list[Block],
) -> Receipt:
    """What is `told` of it, its code as a symbol, and what stands below that."""
    blocks = told + [FEED, symbol] + below + [CUT]
    return {"kind": kind, "receipt_no": receipt_no, "blocks": blocks}


def practice(
    kind: Literal["normal", "copy", "label"], receipt_no: str, told: list[Block]
) -> Receipt:
    """The same from training: without its code, which every counter would take for money."""
    training = title([word("receipt.training")])
    return {"kind": kind, "receipt_no": receipt_no, "blocks": [training] + told + [CUT]}
