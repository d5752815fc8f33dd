"""What a register trades on: the pricebook, the goods, what a scan may mean."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from till.shapes.offers import Campaign, ListPrice, PriceList
from till.shapes.voucher import VoucherTerms


class VatClass(TypedDict):
    code: str  # "standard", "zero", "exempt"
    rate_bp: int


class Tender(TypedDict):
    code: str  # "cash", "card", "mobilepay" …: the owner's own list
    # manual: approved elsewhere, recorded here; voucher: gift cards, credit notes; account: a
    # customer's, paid later
    kind: Literal["cash", "manual", "voucher", "account"]
    saft_code: str  # "12001" cash, "12002" debit card, "12011" mobile …
    name: str


class Reason(TypedDict):
    code: str
    name: str


class ReturnTerms(TypedDict):
    """How long goods come back, and which get exchange labels."""

    days: int  # by receipt, without approval; 0: however late
    labels: Literal["request", "categories", "all"]  # which goods get a label by themselves
    label_categories: list[str]
    label_days: int
    label_until: str | None  # a day that holds where it is later, `YYYY-MM-DD`
    label_refund: bool  # a label's worth may be paid out, not only exchanged


class ReturnReason(TypedDict):
    """Why goods come back. `restock`: where they are put unless somebody says otherwise."""

    code: str
    name: str
    restock: Literal["floor", "defect"]


class Right(TypedDict):
    """The answer to one permission. `limit`: in the permission's unit; None is without one."""

    answer: Literal["allow", "approve", "deny"]
    limit: int | None


class Employee(TypedDict):
    id: str
    name: str
    role: str
    permissions: dict[str, Right]  # one that is missing is denied


class Seller(TypedDict):
    """What the law wants at the head of a receipt (danish rules §2.1)."""

    company: str
    cvr: str
    store: str
    address: list[str]
    phone: str
    footer: list[str]


class Currency(TypedDict):
    """Notes of another country that the shop takes."""

    code: str  # ISO 4217
    rate: int  # øre for 100 of it


class CashReason(TypedDict):
    """Why cash is put into the drawer or taken out of it."""

    code: str
    name: str
    way: Literal["in", "out"]


class CashTerms(TypedDict):
    """How the shop handles its drawers."""

    currencies: list[Currency]
    reasons: list[CashReason]
    tips: bool
    blind_count: bool  # what is expected is told once the drawer is counted
    confirm_cards: bool  # card totals are compared with the terminal's at closing
    float_left: int | None  # proposed to be left at closing; None: as much as at opening


class Pricebook(TypedDict):
    """Everything but the goods: small, sent whole whenever a part of it changes."""

    version: str
    currency: str
    register: str
    register_code: str
    register_number: int  # the register in codes made of digits
    code_key: str  # hex: proves the shop's own codes
    store: str
    language: Literal["da", "en"]
    seller: Seller
    vat_classes: list[VatClass]
    article_groups: list[Reason]
    tenders: list[Tender]
    employees: list[Employee]
    discount_reasons: list[Reason]
    return_reasons: list[ReturnReason]
    campaigns: list[Campaign]
    price_lists: list[PriceList]
    return_terms: ReturnTerms
    receipt_url: NotRequired[str]  # where receipts are on the web; their own part comes behind
    cash_rounding: int  # 50: cash totals are multiples of this
    vouchers: VoucherTerms
    cash: CashTerms
    cash_limit: int  # largest sum taken in cash for one sale; 0 = none (hvidvaskloven § 5)


class Item(TypedDict):
    """One sellable variant, as the goods index knows it when it is scanned."""

    variant: str
    product: str
    sku: str
    name: str
    barcode: str  # what was scanned, or the first barcode; may be ""
    price: int | None  # None: the price is asked for at the counter
    vat: str  # VatClass code
    group: str  # article group code (SAF-T basicType 04)
    category: str
    brand: str
    tags: list[str]
    prices: list[ListPrice]  # on the price lists of customer groups and members
    unit: Literal["pcs", "kg"]
    weighed: bool
    discountable: bool
    serial: NotRequired[bool]  # each piece has a number of its own
    age_limit: NotRequired[int]  # how old a customer must be
    deposit: NotRequired[str]  # variant of the bottle deposit that comes with it
    bottle_deposit: NotRequired[bool]  # is such a deposit, and taken back without a sale


class ElementString(TypedDict):
    """What the till takes of a GS1 symbol: the article, its weight in thousandths of a kilo, its
    serial number, and the last day it is good (ISO 8601)."""

    gtin: str
    weight_milli: int | None
    lot: str | None
    serial: str | None
    expires: str | None


class OwnCode(TypedDict):
    """What a code of the shop's own says: the fields of its kind in `till.codes.FIELDS`."""

    kind: str
    fields: dict[str, int]


class Meaning(TypedDict):
    """What a scan may mean: codes to look up in order, and what the label carries.

    `receipt`: a receipt's number; `own`: a code of the shop's own, proven."""

    kind: Literal["barcode", "priced", "weighed", "receipt", "own"]
    lookup: list[str]
    own: NotRequired[OwnCode]
    price: NotRequired[int]
    quantity_milli: NotRequired[int]
    slip: NotRequired[str]  # of a bottle machine, paid out once
    lot: NotRequired[str]
    serial: NotRequired[str]
    expires: NotRequired[str]  # the last day it is good, ISO 8601
