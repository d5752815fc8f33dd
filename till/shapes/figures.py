"""X and Z: the figures of a shift."""

from __future__ import annotations

from typing import TypedDict

from till.shapes.cart import VatLine


class Denomination(TypedDict):
    value: int  # øre
    count: int


class Count(TypedDict):
    count: int
    amount: int


class GroupFigure(TypedDict):
    quantity_milli: int
    amount: int


class VoucherFigure(TypedDict):
    """What was put on vouchers of one kind and taken off them, in positive øre. `vat`: settled by
    paying with them, beside the VAT of the goods; negative when they paid."""

    given: Count
    taken: Count
    vat: int


class GrandTotals(TypedDict):
    """Never reset (danish rules §1.5.6): sales gross of returns, returns, the difference."""

    sales: int
    returns: int
    net: int


class Figures(TypedDict):
    """One shift, folded from its entries. Training is counted apart and in nothing else."""

    shift: str
    number: int  # the Z's number on this register: 1, 2, 3 …
    register: str
    opened_at: str
    opening_float: int
    first_seq: int
    last_seq: int
    receipts: int
    sales: Count  # receipts with goods sold, and the sum of those lines: returns added back
    returns: Count  # receipts with goods taken back, and their sum as a positive amount
    total: int  # sales − returns
    vat: dict[str, VatLine]  # by "<code>:<rate_bp>": a rate may change while a shift is open
    tenders: dict[str, Count]  # amount the shop kept
    employees: dict[str, dict[str, Count]]  # employee → tender → figure
    groups: dict[str, GroupFigure]
    vouchers: dict[str, VoucherFigure]  # by kind
    discounts: Count
    rounding: int
    cash_in: Count
    cash_out: Count
    drawer_openings: int  # without a sale
    copies: Count
    proformas: Count
    voids: Count
    lines_removed: Count
    price_checks: int
    training: Count
    expected_cash: int
    counted_cash: int | None
    difference: int | None
    grand: GrandTotals
