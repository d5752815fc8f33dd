"""X and Z: the figures of a shift."""

from __future__ import annotations

from typing import TypedDict

from till.shapes.cart import VatLine


class Denomination(TypedDict):
    value: int  # øre
    count: int


class ForeignCount(TypedDict):
    """Notes of another country as they were counted."""

    currency: str
    amount: int  # in its smallest unit


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


class ForeignCash(TypedDict):
    """Notes of one other country in the drawer, in its smallest unit but for `worth`."""

    count: int  # payments
    taken: int
    worth: int  # øre they were taken for, at the rates of the day
    banked: int
    counted: int | None
    difference: int | None  # counted − (taken − banked)


class Figures(TypedDict):
    """One shift, folded from its entries. Training is counted apart and in nothing else."""

    shift: str
    number: int  # the Z's number on this register: 1, 2, 3 …
    register: str
    opened_at: str
    opening_float: int
    opening_difference: int  # opening float − what the last closing left
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
    employee_groups: dict[str, dict[str, GroupFigure]]  # employee → group → figure
    credit_sales: Count  # sold on account, and what came back on account: no money moved
    credit_memos: Count
    account_payments: Count  # paid into customers' accounts: in the tenders, in no turnover
    tips: Count  # in the tenders, in no turnover (SAF-T raise 10001)
    discounts: Count  # given by hand
    campaigns: Count
    rounding: int
    payments_changed: Count  # put on another tender after the sale
    cash_in: dict[str, Count]  # by reason
    cash_out: dict[str, Count]
    deposits: Count  # taken to the bank while the shift was open
    foreign: dict[str, ForeignCash]  # by currency
    drawer_openings: int  # without a sale
    copies: Count
    proformas: Count
    voids: Count
    lines_removed: Count
    price_checks: dict[str, Count]  # by article group
    training: Count
    expected_cash: int  # kroner; notes of other countries stand in `foreign`
    first_counted: int | None  # the first count, kept when somebody counts again
    counted_cash: int | None
    difference: int | None
    grand: GrandTotals
