"""Reading what a register handed in."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from bon.kit.moments import FORM
from till.limits import MAX_LINES, MAX_PAYMENTS, MAX_QUANTITY_MILLI, MAX_UNIT_PRICE
from till.shapes import Closing, Figures


class Malformed(Exception):
    """Not an entry of a journal."""


class Item(msgspec.Struct, frozen=True):
    """One element of an upload: canonical text, its SHA-256 in hex, signature in base64url."""

    entry: str
    hash: str
    signature: str


class Entry(msgspec.Struct, frozen=True):
    """What an entry says of itself (till/shapes/); the body is left unread."""

    v: int
    id: UUID
    kind: Annotated[str, msgspec.Meta(pattern="^[a-z_]{1,40}$")]
    register: str
    seq: int
    prev: str
    at: str
    training: bool
    body: msgspec.Raw
    opened_at: str | None = None
    shift: str | None = None
    employee: str | None = None


# What a till can write. Larger figures would not end with their own sale: the sums that they are
# added to overflow, and then no honest sale can be added either.
LARGEST_LINE = MAX_UNIT_PRICE * (MAX_QUANTITY_MILLI + 1) // 1000
LARGEST_SALE = MAX_LINES * LARGEST_LINE

Quantity = Annotated[int, msgspec.Meta(ge=-MAX_QUANTITY_MILLI, le=MAX_QUANTITY_MILLI)]
LineAmount = Annotated[int, msgspec.Meta(ge=-LARGEST_LINE, le=LARGEST_LINE)]
SaleAmount = Annotated[int, msgspec.Meta(ge=-LARGEST_SALE, le=LARGEST_SALE)]
Rate = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Moment = Annotated[str, msgspec.Meta(pattern=FORM)]


class Origin(msgspec.Struct, frozen=True):
    """What a returned line takes back, and where it was put."""

    by: Literal["receipt", "label", "goods"]
    restock: Literal["floor", "defect"]
    sale: UUID | None = None
    line: int | None = None
    label: str | None = None


class SoldVoucher(msgspec.Struct, frozen=True):
    """The voucher that a line puts its amount on."""

    number: str


class LineOrder(msgspec.Struct, frozen=True):
    """The order that a line is of: its goods, or money that is no goods."""

    order: UUID
    part: Literal["prepayment", "refund", "goods"]


class Applied(msgspec.Struct, frozen=True):
    """What a campaign took off a line."""

    campaign: UUID
    amount: LineAmount
    pieces_milli: Quantity


class Coupon(msgspec.Struct, frozen=True):
    campaign: Annotated[int, msgspec.Meta(ge=0, le=99_999)]
    number: Annotated[int, msgspec.Meta(ge=0, le=9_999_999)]


class Line(msgspec.Struct, frozen=True):
    no: int
    variant: str
    quantity_milli: Quantity
    total: LineAmount
    vat_code: str
    rate_bp: Rate
    vat: LineAmount
    origin: Origin | None = None
    voucher: SoldVoucher | None = None
    order: LineOrder | None = None
    account: UUID | None = None
    serial: Annotated[str, msgspec.Meta(max_length=60)] | None = None
    lot: Annotated[str, msgspec.Meta(max_length=20)] | None = None
    slip: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    campaigns: Annotated[list[Applied], msgspec.Meta(max_length=100)] = []


class VoucherAction(msgspec.Struct, frozen=True):
    """What a sale does to a gift card or credit note, by a line or by a payment."""

    action: Literal["issue", "top_up", "redeem", "refund"]
    kind: Literal["gift_card", "credit_note"]
    number: Annotated[str, msgspec.Meta(pattern="^[0-9]{10}$")]
    amount: SaleAmount
    vat: SaleAmount
    line: int | None = None
    payment: int | None = None
    expires: Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None


class Payment(msgspec.Struct, frozen=True):
    amount: SaleAmount
    at: Moment
    no: int = 0
    kind: str = ""


class VatLine(msgspec.Struct, frozen=True):
    code: str
    rate_bp: Rate
    gross: SaleAmount
    net: SaleAmount
    vat: SaleAmount


class Sale(msgspec.Struct, frozen=True):
    """Of the body of a sale: what must add up, what moves goods, and what is summed later."""

    lines: Annotated[list[Line], msgspec.Meta(max_length=MAX_LINES)]
    payments: Annotated[list[Payment], msgspec.Meta(max_length=MAX_PAYMENTS)]
    vat: list[VatLine]
    gross: SaleAmount
    discount: SaleAmount
    total: SaleAmount
    tip: SaleAmount
    rounding: SaleAmount
    vouchers: Annotated[list[VoucherAction], msgspec.Meta(max_length=MAX_LINES + MAX_PAYMENTS)] = []
    coupons: Annotated[list[Coupon], msgspec.Meta(max_length=100)] = []


class TenderAmount(msgspec.Struct, frozen=True):
    """A tender that a payment may be moved from or to."""

    tender: str
    kind: Literal["cash", "manual"]
    name: str
    saft_code: str
    amount: SaleAmount


class PaymentChange(msgspec.Struct, frozen=True):
    """The body of a `payment_changed`."""

    sale: UUID
    no: int
    before: TenderAmount
    after: TenderAmount
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    approved_by: UUID | None = None


class Ended(msgspec.Struct, frozen=True):
    """The body of a Z."""

    figures: Figures
    closing: Closing


_entry = msgspec.json.Decoder(Entry)
_sale = msgspec.json.Decoder(Sale)
_closing = msgspec.json.Decoder(Ended)
_change = msgspec.json.Decoder(PaymentChange)


def read_entry(text: str) -> Entry:
    """Raises Malformed."""
    try:
        return _entry.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        raise Malformed(str(error)) from error


def readable(item: Item) -> Entry | None:
    """The entry of an element, or None where it is not one."""
    try:
        return read_entry(item.entry)
    except Malformed:
        return None


def read_sale(entry: Entry) -> Sale:
    """The body of an entry of kind `sale`. Raises Malformed."""
    try:
        return _sale.decode(entry.body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Malformed(f"sale: {error}") from error


def read_closing(entry: Entry) -> Ended:
    """The body of an entry of kind `z_report`. Raises Malformed."""
    try:
        return _closing.decode(entry.body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Malformed(f"z_report: {error}") from error


def read_change(entry: Entry) -> PaymentChange:
    """The body of an entry of kind `payment_changed`. Raises Malformed."""
    try:
        return _change.decode(entry.body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Malformed(f"payment_changed: {error}") from error


def read_id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def read_base64url(text: str) -> bytes:
    """Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
