"""Entries of the journal: the envelope, the body of a sale, the bodies of other kinds."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from till.shapes.account import ChargedAccount
from till.shapes.cart import AppliedDiscount, Foreign, Origin, Payment, Refundable, Stage, VatLine
from till.shapes.figures import Denomination, ForeignCount
from till.shapes.offers import AppliedCampaign, Campaign, Coupon
from till.shapes.order import LineOrder, Order
from till.shapes.trade import Seller
from till.shapes.voucher import PaidVoucher, SoldVoucher, VoucherAction


class Envelope(TypedDict):
    """What the host knows and the rules do not: identity, time, place."""

    id: str
    register: str
    seq: int
    prev: str  # SHA-256 hex of the entry before; 64 zeros for the first
    at: str
    opened_at: str | None  # when the shift opened
    shift: str | None
    employee: str | None
    app: str
    training: bool


class Entry(Envelope):
    v: Literal[1]
    kind: str
    body: dict[str, Any]


class SaleLine(TypedDict):
    no: int
    serial: NotRequired[str]
    lot: NotRequired[str]
    slip: NotRequired[str]
    approved_by: NotRequired[str]
    approval: NotRequired[str]
    linked_to: NotRequired[int]
    account: NotRequired[str]
    account_cash: NotRequired[int]
    variant: str
    product: str
    sku: str
    name: str
    barcode: str
    group: str
    category: str
    unit: str
    quantity_milli: int
    listed_price: int | None
    unit_price: int
    stages: list[Stage]
    gross: int
    campaigns: list[AppliedCampaign]
    discounts: list[AppliedDiscount]
    total: int
    vat_code: str
    rate_bp: int
    net: int
    vat: int
    employee: str  # who put it into the cart; the envelope says who was paid
    origin: Origin | None
    voucher: SoldVoucher | None
    order: LineOrder | None


class SalePayment(TypedDict):
    no: int
    tender: str
    kind: str
    name: str
    saft_code: str
    tendered: int
    amount: int
    change: int
    reference: str
    voucher: PaidVoucher | None
    foreign: Foreign | None
    account: NotRequired[ChargedAccount]
    at: str


class Refund(Refundable):
    """What this sale gave back of what was paid for another."""

    amount: int


class SaleBody(TypedDict):
    """A sale that stands alone: Σ lines.total = total; Σ payments.amount = total + tip + rounding;
    Σ vat.gross = total; Σ lines.vat per rate = vat.vat."""

    sale: str
    number: int
    receipt_no: str  # "<register code>-<number>": what is printed, not the identity
    register_code: str
    app: str  # the software and its version, as printed
    training: bool
    currency: str
    customer: str | None
    campaigns: list[
        Campaign
    ]  # the terms of those that took something off, for whoever counts again
    coupons: list[Coupon]  # those that opened one of them
    cashier: str  # the employee's name as printed
    seller: Seller
    started_at: str
    first_line_at: str
    ended_at: str
    link: NotRequired[str]  # the receipt on the web; who has it may see it
    age_checked: NotRequired[int]  # the age limit that was looked at
    lines: list[SaleLine]
    order: Order | None  # the one whose prepayment this sale took
    payments: list[SalePayment]
    refunds: list[Refund]  # where the total is negative: the sales taken back, by tender
    vouchers: list[VoucherAction]
    vat: list[VatLine]
    gross: int
    discount: int
    total: int
    tip: int
    rounding: int
    change: int


class Removed(TypedDict):
    """A line taken out, or the part by which its quantity went down."""

    sale: str
    no: int
    variant: str
    sku: str
    name: str
    quantity_milli: int
    total: int


class LineRemoved(Removed):
    """Body of `line_removed`."""

    approved_by: str | None
    approval: NotRequired[str]


class Voided(TypedDict):
    """Body of `sale_void`: what was given up after the first line."""

    sale: str
    lines: list[Removed]
    payments: list[Payment]
    total: int
    approved_by: str | None
    approval: NotRequired[str]


class FloatSet(TypedDict):
    """Body of `float_set`: a shift opens. `difference`: to what the last closing left, with why."""

    number: int
    amount: int
    denominations: list[Denomination]
    difference: int
    reason: str


class CashMoved(TypedDict):
    """Body of `cash_in` and `cash_out`, in positive øre. `photo`: id of a picture of the bill."""

    amount: int
    reason: str
    note: str
    photo: str | None
    approved_by: str | None
    approval: NotRequired[str]


class BankDeposit(TypedDict):
    """Body of `bank_deposit`: money out of the drawer and into a bag for the bank."""

    amount: int
    bag: str
    foreign: list[ForeignCount]
    approved_by: str | None
    approval: NotRequired[str]


class CashCounted(TypedDict):
    """Body of `cash_counted`. `reason`: why it was counted again, empty for the first count."""

    expected: int
    counted: int
    difference: int
    denominations: list[Denomination]
    foreign: list[ForeignCount]
    reason: str
    approved_by: str | None
    approval: NotRequired[str]


class TenderConfirmed(TypedDict):
    """A tender's total as the register has it, and as the terminal says."""

    tender: str
    expected: int
    told: int


class Closing(TypedDict):
    """How a shift was ended: part of the body of `z_report`, beside its figures.

    `reason`: of a difference in cash or cards; `approved_by`: the second person where it took one.
    """

    float_left: int
    deposit: BankDeposit | None
    confirmed: list[TenderConfirmed]
    reason: str
    approved_by: str | None
    approval: NotRequired[str]


class TenderAmount(TypedDict):
    """A tender as a payment names it, and what the shop kept by it."""

    tender: str
    kind: str
    name: str
    saft_code: str
    amount: int


class PaymentStanding(TypedDict):
    """A payment of a finished sale as it stands `now`. `fixed`: the code of what keeps it so."""

    no: int
    now: TenderAmount
    fixed: str | None


class PaymentChanged(TypedDict):
    """Body of `payment_changed`: payment `no` of a sale was made another way than was rung up.
    `taken_by`: the employee in whose figures it stands."""

    sale: str
    receipt_no: str
    no: int
    taken_by: str | None
    before: TenderAmount
    after: TenderAmount
    reason: str
    approved_by: str | None
    approval: NotRequired[str]


class PriceChecked(TypedDict):
    """Body of `price_checked`."""

    variant: str
    group: str
    price: int


class Parked(TypedDict):
    """A sale put aside: what was in it."""

    sale: str
    lines: list[Removed]
    total: int


class Resumed(TypedDict):
    """A parked sale taken up as another sale, at the prices of then: `before` → `total`."""

    sale: str
    parked: str
    before: int
    total: int


class Copied(TypedDict):
    """Body of `receipt_copied` and `proforma_printed`."""

    sale: str
    receipt_no: str
    total: int


class NumbersSkipped(TypedDict):
    """Body of `numbers_skipped`: receipt numbers, both ends counted, that stand in no sale.

    A device that was lost may have given them; `known`: it is known that they were given.
    """

    first: int
    last: int
    known: bool
