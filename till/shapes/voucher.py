"""Gift cards and credit notes: how they are issued, what is known of one, what a sale did."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class VoucherProgramme(TypedDict):
    """How the shop issues one kind. `single`: VAT is settled when it is sold, for it buys goods of
    one rate; `multi`: when it pays (momsloven § 73 b)."""

    id: str  # what stands for the variant on a line that sells one
    kind: Literal["gift_card", "credit_note"]
    name: str
    purpose: Literal["single", "multi"]
    vat: str  # VatClass code: of the goods it buys, or the one outside VAT
    group: str  # article group code
    tender: str  # Tender code by which it pays
    valid_years: int


class VoucherTerms(TypedDict):
    programmes: list[VoucherProgramme]  # at most one of a kind
    max_amount: int  # of one issue or top-up
    offline_limit: int  # the most one card pays at this register while its balance is not known
    cash_out_limit: int  # a remainder up to this is paid out in cash; 0 = never
    pays_vouchers: bool  # whether vouchers buy vouchers


class KnownVoucher(TypedDict):
    """What the host could learn of a voucher. `fresh`: the ledger answered just now; otherwise it
    is what was known last, if anything."""

    fresh: bool
    balance: int | None
    expires: str | None  # the last day, yyyy-mm-dd
    blocked: bool
    spent: int  # paid with it here while its balance was not known, and not yet at the ledger


class SoldVoucher(TypedDict):
    """On a line: the voucher it puts its amount on."""

    action: Literal["issue", "top_up"]
    kind: Literal["gift_card", "credit_note"]
    number: str  # ten digits
    purpose: Literal["single", "multi"]
    expires: str


class PaidVoucher(TypedDict):
    """On a payment: the voucher it is taken from (`redeem`) or put on (`refund`)."""

    action: Literal["redeem", "issue", "refund"]
    kind: Literal["gift_card", "credit_note"]
    number: str
    purpose: Literal["single", "multi"]
    expires: str | None
    balance: int | None  # as it was known before
    cash_out: bool  # more than is due is taken, and the rest handed back in cash
    approved_by: str | None  # who said yes to that
    approval: NotRequired[str]
    goods: int  # the part of the amount that pays goods


class VoucherAction(TypedDict):
    """What a sale does to a voucher; its ledger is the sum of these."""

    action: Literal["issue", "top_up", "redeem", "refund"]
    kind: Literal["gift_card", "credit_note"]
    number: str
    purpose: Literal["single", "multi"]
    amount: int  # what the voucher gains
    left: int | None  # its balance afterwards, where it was known before
    expires: str | None
    line: int | None
    payment: int | None
    vat: int  # VAT settled by the action itself, beside the sale's own: negative when it pays
