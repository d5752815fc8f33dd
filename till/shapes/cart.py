"""The cart: lines, discounts, payments and what they come to; the answer to a command."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from till.shapes.account import ChargedAccount
from till.shapes.offers import AppliedCampaign, Coupon
from till.shapes.order import LineOrder, Order
from till.shapes.trade import Item
from till.shapes.voucher import PaidVoucher, SoldVoucher


class Discount(TypedDict):
    """A discount given by hand. `percent`: value in bp; `amount`: øre off the line
    (or cart); `price`: the new unit price in øre (lines only)."""

    kind: Literal["percent", "amount", "price"]
    value: int
    reason: str
    employee: str
    approved_by: str | None
    approval: NotRequired[str]  # the question they answered elsewhere
    approved_amount: NotRequired[int]  # what it took off when it was approved: not an øre more
    approved_bp: NotRequired[int]  # and what share, where a question named it


class Stage(TypedDict):
    """One named step of a unit price: listed → price_list, or asked."""

    stage: str
    unit_price: int
    name: NotRequired[str]  # of the price list


class AppliedDiscount(TypedDict):
    """What a discount took off this line, in positive øre."""

    kind: Literal["line", "cart"]
    amount: int
    rate_bp: int | None
    reason: str
    employee: str
    approved_by: str | None
    approval: NotRequired[str]


class Origin(TypedDict):
    """What a returned line takes back, and why. Without a receipt no sale is known; of an
    exchange label only its code is, where the sale is not on the device."""

    by: Literal["receipt", "label", "goods"]
    sale: str | None
    line: int | None
    receipt_no: str
    label: str | None  # the code of an exchange label
    reason: str
    restock: Literal["floor", "defect"]  # where the goods are put
    approved_by: str | None
    approval: NotRequired[str]


class Returned(TypedDict):
    """What came back of a sale's line before, both positive."""

    quantity_milli: int
    total: int


class Refundable(TypedDict):
    """What was paid by a tender for a sale that is taken back, in øre of worth: cash before
    its rounding. `before`: what of it was given back already."""

    sale: str
    tender: str
    kind: str
    paid: int
    before: int


class Proposal(TypedDict):
    """What to give back by a tender: negative, as it is tendered."""

    tender: str
    amount: int


class Line(TypedDict):
    no: int  # 1, 2, 3 … never reused within a cart
    item: Item
    serial: NotRequired[str]  # of goods whose pieces are numbered
    lot: NotRequired[str]  # that the goods were made in, where their symbol says so
    slip: NotRequired[str]  # of a bottle machine, that this line pays out
    approved_by: NotRequired[str]  # who said yes to a deposit that this line pays out
    approval: NotRequired[str]
    linked_to: NotRequired[int]  # the line whose quantity this one follows
    account: NotRequired[str]  # the customer whose account this line pays into
    account_cash: NotRequired[int]  # and what was taken in cash for what they owe before
    quantity_milli: int
    at: str
    employee: str  # who put it into the cart
    asked_price: int | None  # unit price typed at the counter where the item has none
    voucher: SoldVoucher | None
    order: LineOrder | None
    discount: Discount | None
    origin: Origin | None  # of a returned line, whose figures are fixed by its sale
    offers: list[str]  # campaigns that held for these goods when they were scanned
    # derived by pricing.py and vat.py, never edited
    unit_price: int
    stages: list[Stage]
    gross: int
    campaigns: list[AppliedCampaign]
    discounts: list[AppliedDiscount]
    total: int
    rate_bp: int
    net: int
    vat: int


class Foreign(TypedDict):
    """What was tendered in notes of another country; the change is in kroner."""

    currency: str
    amount: int  # in its smallest unit
    rate: int  # øre for 100 of it


class Payment(TypedDict):
    no: int
    tender: str
    kind: Literal["cash", "manual", "voucher", "account"]
    tendered: int  # what the customer handed over; of a voucher the most it may pay
    amount: int  # what the shop keeps: tendered − change; a voucher's what it pays now
    change: int
    reference: str  # terminal's reference where known, else ""
    voucher: PaidVoucher | None
    foreign: Foreign | None
    account: NotRequired[ChargedAccount]  # of what is put on a customer's account
    at: str


class VatLine(TypedDict):
    code: str
    rate_bp: int
    gross: int
    net: int
    vat: int


class Totals(TypedDict):
    pieces_milli: int
    gross: int
    discount: int
    total: int
    vat: list[VatLine]  # sorted by code
    paid: int  # Σ payment.amount
    remaining: int  # what is still owed, exact
    cash_due: int  # what is still owed if the rest is paid in cash (rounded)
    rounding: int  # Σ payments = total + tip + rounding
    change: int
    settled: bool
    refunds: list[Proposal]  # how to give back what remains, the way it came


class Cart(TypedDict):
    v: Literal[1]
    id: str  # becomes the sale's id
    training: bool
    started_at: str
    first_line_at: str | None
    customer: str | None
    customer_groups: list[str]
    member: bool
    coupons: list[Coupon]
    next_line: int
    lines: list[Line]
    order: Order | None  # the one this cart takes the prepayment of
    discount: Discount | None
    age_checked: int  # the highest age limit that was looked at; 0 for none
    refundable: list[Refundable]
    tip: int  # paid on top of the total, and not turnover
    payments: list[Payment]
    totals: Totals


class Error(TypedDict):
    """A refusal. The host owns the words: `errors.<code>` in its dictionary."""

    code: str
    data: dict[str, Any]


class Effect(TypedDict):
    """What the host must do, after the journal entry (if any) is durable."""

    effect: Literal["journal", "open_drawer"]
    kind: NotRequired[str]
    body: NotRequired[dict[str, Any]]


class Result(TypedDict):
    cart: Cart
    effects: list[Effect]
    errors: list[Error]
    line: int | None  # the line that was touched
