"""The shape of every value of the till, written once.

Types only: no module imports this file at run time (MicroPython never sees it).
mypy checks `till/` and the server against it, and the register's TypeScript
types are generated from it (`register/src/engine/shapes.ts`).

Units: amounts are integer øre including VAT, quantities integer thousandths
(`quantity_milli`), rates basis points (`rate_bp`, 2500 = 25 %). Ids are UUIDv7
strings made where the thing was made. Times are ISO 8601 local time with offset,
whole seconds (`2026-11-21T14:03:07+01:00`).
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

# --- what a register trades on -------------------------------------------------


class VatClass(TypedDict):
    code: str  # "standard", "zero", "exempt"
    rate_bp: int


class Tender(TypedDict):
    code: str  # "cash", "card", "mobilepay" …: the owner's own list
    kind: Literal["cash", "manual"]  # manual: approved elsewhere, recorded here
    saft_code: str  # "12001" cash, "12002" debit card, "12011" mobile …
    name: str


class Reason(TypedDict):
    code: str
    name: str


class Employee(TypedDict):
    id: str
    name: str
    role: str
    discount_limit_bp: int  # largest discount of a line or cart without approval


class Seller(TypedDict):
    """What the law wants at the head of a receipt (danish rules §2.1)."""

    company: str
    cvr: str
    store: str
    address: list[str]
    phone: str
    footer: list[str]


class Pricebook(TypedDict):
    """Everything but the goods: small, sent whole whenever a part of it changes."""

    version: str
    currency: str
    register: str
    register_code: str
    store: str
    language: Literal["da", "en"]
    seller: Seller
    vat_classes: list[VatClass]
    tenders: list[Tender]
    employees: list[Employee]
    discount_reasons: list[Reason]
    cash_rounding: int  # 50: cash totals are multiples of this
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
    unit: Literal["pcs", "kg"]
    weighed: bool
    discountable: bool


# --- the cart --------------------------------------------------------------------


class Discount(TypedDict):
    """A discount given by hand. `percent`: value in bp; `amount`: øre off the line
    (or cart); `price`: the new unit price in øre (lines only)."""

    kind: Literal["percent", "amount", "price"]
    value: int
    reason: str
    employee: str
    approved_by: str | None


class Stage(TypedDict):
    """One named step of a unit price: listed → … → manual."""

    stage: str
    unit_price: int


class AppliedDiscount(TypedDict):
    """What a discount took off this line, in positive øre."""

    kind: Literal["line", "cart"]
    amount: int
    rate_bp: int | None
    reason: str
    employee: str
    approved_by: str | None


class Line(TypedDict):
    no: int  # 1, 2, 3 … never reused within a cart
    item: Item
    quantity_milli: int
    at: str
    asked_price: int | None  # unit price typed at the counter where the item has none
    discount: Discount | None
    # derived by pricing.py and vat.py, never edited
    unit_price: int
    stages: list[Stage]
    gross: int
    discounts: list[AppliedDiscount]
    total: int
    rate_bp: int
    net: int
    vat: int


class Payment(TypedDict):
    no: int
    tender: str
    kind: Literal["cash", "manual"]
    tendered: int  # what the customer handed over
    amount: int  # what the shop keeps: tendered − change
    change: int
    reference: str  # terminal's reference where known, else ""
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
    rounding: int  # Σ payments = total + rounding
    change: int
    settled: bool


class Cart(TypedDict):
    v: Literal[1]
    id: str  # becomes the sale's id
    training: bool
    started_at: str
    first_line_at: str | None
    customer: str | None
    next_line: int
    lines: list[Line]
    discount: Discount | None
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


# --- the journal ------------------------------------------------------------------


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
    discounts: list[AppliedDiscount]
    total: int
    vat_code: str
    rate_bp: int
    net: int
    vat: int
    origin: None  # a return names the sale and line it takes back


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
    at: str


class SaleBody(TypedDict):
    """A sale that stands alone: Σ lines.total = total; Σ payments.amount = total + rounding;
    Σ vat.gross = total; Σ lines.vat per rate = vat.vat."""

    sale: str
    number: int
    receipt_no: str  # "<register code>-<number>": what is printed, not the identity
    register_code: str
    app: str  # the software and its version, as printed
    training: bool
    currency: str
    customer: str | None
    cashier: str  # the employee's name as printed
    seller: Seller
    started_at: str
    first_line_at: str
    ended_at: str
    lines: list[SaleLine]
    payments: list[SalePayment]
    vat: list[VatLine]
    gross: int
    discount: int
    total: int
    rounding: int
    change: int


class Removed(TypedDict):
    """Body of `line_removed`: a line taken out, or the part by which its quantity went down."""

    sale: str
    no: int
    variant: str
    sku: str
    name: str
    quantity_milli: int
    total: int


class Voided(TypedDict):
    """Body of `sale_void`: what was given up after the first line."""

    sale: str
    lines: list[Removed]
    payments: list[Payment]
    total: int


class CashMoved(TypedDict):
    """Body of `cash_in` and `cash_out`, in positive øre."""

    amount: int
    reason: str


class Copied(TypedDict):
    """Body of `receipt_copied` and `proforma_printed`."""

    sale: str
    receipt_no: str
    total: int


class Meaning(TypedDict):
    """What a scan may mean: codes to look up in order, and what the label carries."""

    kind: Literal["barcode", "priced", "weighed"]
    lookup: list[str]
    price: NotRequired[int]
    quantity_milli: NotRequired[int]


class Denomination(TypedDict):
    value: int  # øre
    count: int


# --- X and Z ----------------------------------------------------------------------


class Count(TypedDict):
    count: int
    amount: int


class GroupFigure(TypedDict):
    quantity_milli: int
    amount: int


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


# --- a receipt as blocks ------------------------------------------------------------


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
    kind: Literal["normal", "copy", "training", "proforma"]
    receipt_no: str
    blocks: list[Block]
