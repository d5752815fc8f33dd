"""Reads of the sales record. Amounts are øre including VAT. Training is in none of the figures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, Min, QuerySet, Sum
from django.utils import timezone

from bon.journal.queries import entries_between, entry_text
from bon.journal.rederive import NOTHING, folded
from bon.kit.listing import LATEST, Place, page_of
from bon.organisation.models import Register, Store
from bon.sales.models import Hour, Payment, Sale, SaleLine, Shift
from bon.sales.put_right import PutRight, put_right
from bon.sales.sought import sales_meant
from till.shapes import Figures, SaleBody
from till.shift import open_shift

PAGE = 50


class SaleRow(NamedTuple):
    """A sale in a list."""

    id: UUID
    at: datetime
    receipt_no: str
    store: str
    register: str
    cashier: str
    total: int
    vat: int
    discount: int
    pieces_milli: int
    tenders: Sequence[str]
    training: bool
    customer: UUID | None


@dataclass(frozen=True)
class SaleFilter:
    """What a list of sales is narrowed to. Days are business days, both ends included."""

    store: UUID | None = None
    register: UUID | None = None
    shift: UUID | None = None
    employee: UUID | None = None
    since: date | None = None
    until: date | None = None
    receipt: str = ""  # the beginning of a receipt's number
    tender: str = ""  # a tender's code
    training: bool = False
    least: int | None = None  # of the total, in øre
    most: int | None = None
    text: str = ""  # see `sales_meant`
    by_customer: bool = False


@dataclass(frozen=True)
class SalesPage:
    rows: list[SaleRow]
    next: Place | None


class SalesSums(NamedTuple):
    """What a list of sales adds up to."""

    receipts: int
    total: int
    vat: int
    discount: int


@dataclass(frozen=True)
class VatRow:
    code: str
    rate_bp: int
    gross: int
    net: int
    vat: int


@dataclass(frozen=True)
class SaleDetail:
    """A sale with everything of it. `body` is the sale as the register wrote it."""

    sale: Sale
    store: str
    register: str
    lines: list[SaleLine]
    payments: list[Payment]
    put_right: list[PutRight]
    vat: list[VatRow]
    body: SaleBody


class ZRow(NamedTuple):
    """A shift in a list; without `closed_at` it is open."""

    id: UUID
    number: int
    store: str
    register: str
    opened_at: datetime
    closed_at: datetime | None
    receipts: int
    total: int
    expected_cash: int | None
    counted_cash: int | None
    difference: int | None


@dataclass(frozen=True)
class ZPage:
    rows: list[ZRow]
    next: Place | None


@dataclass(frozen=True)
class ShiftDetail:
    """A shift with its figures: those of the Z, or those so far."""

    shift: Shift
    store: str
    register: str
    figures: Figures


class StoreTurnover(NamedTuple):
    store: UUID
    name: str
    receipts: int
    total: int


class HourTurnover(NamedTuple):
    hour: int
    receipts: int
    total: int


@dataclass(frozen=True)
class Turnover:
    """A day's turnover. `vat` and `discount` are within and off `total`."""

    day: date
    receipts: int
    total: int
    vat: int
    discount: int
    stores: list[StoreTurnover]
    hours: list[HourTurnover]


def sales_page(narrow: SaleFilter, after: Place | None = None, size: int = PAGE) -> SalesPage:
    """The latest sales first."""
    sales = _narrowed(narrow).annotate(value=F("at"), key=F("id"))
    found, following = page_of(sales, LATEST, after, size)
    places = _Places()
    rows = [
        SaleRow(
            id=sale.id,
            at=sale.at,
            receipt_no=sale.receipt_no,
            store=places.store(sale.store_id),
            register=places.register(sale.register_id),
            cashier=sale.cashier,
            total=sale.total,
            vat=sale.vat,
            discount=sale.discount,
            pieces_milli=sale.pieces_milli,
            tenders=sale.tenders,
            training=sale.training,
            customer=sale.customer_id,
        )
        for sale in found
    ]
    return SalesPage(rows, following)


def sales_sums(narrow: SaleFilter) -> SalesSums:
    """The turnover of the whole list, which is goods. By store, register and day it is read from
    the hours, which stay few however many sales there are."""
    by_the_hour = SaleFilter(
        store=narrow.store, register=narrow.register, since=narrow.since, until=narrow.until
    )
    if narrow != by_the_hour:
        sums = {"total": Sum("turnover"), "vat": Sum("turnover_vat"), "discount": Sum("discount")}
        return _sums(_narrowed(narrow).order_by().aggregate(receipts=Count("id"), **sums))
    hours = Hour.objects.all()
    for column in ("store", "register"):
        if getattr(narrow, column) is not None:
            hours = hours.filter(**{f"{column}_id": getattr(narrow, column)})
    if narrow.since is not None:
        hours = hours.filter(business_day__gte=narrow.since)
    if narrow.until is not None:
        hours = hours.filter(business_day__lte=narrow.until)
    return _sums(hours.aggregate(**{name: Sum(name) for name in SalesSums._fields}))


def _sums(found: dict[str, int | None]) -> SalesSums:
    return SalesSums(**{name: found[name] or 0 for name in SalesSums._fields})


def sale_detail(sale: Sale) -> SaleDetail:
    lines = SaleLine.objects.filter(sale_id=sale.id).order_by("no")
    payments = Payment.objects.filter(sale_id=sale.id).order_by("no")
    rates = lines.order_by("vat_code", "rate_bp").values_list("vat_code", "rate_bp")
    sums = rates.annotate(gross=Sum("total"), nets=Sum("net"), vats=Sum("vat"))
    places = _Places()
    return SaleDetail(
        sale,
        places.store(sale.store_id),
        places.register(sale.register_id),
        list(lines),
        list(payments),
        put_right(sale.id),
        [VatRow(*row) for row in sums],
        json.loads(entry_text(sale.id) or "{}")["body"],
    )


def z_page(
    *,
    store: UUID | None = None,
    register: UUID | None = None,
    after: Place | None = None,
    size: int = PAGE,
) -> ZPage:
    """The latest shifts first, open ones among them."""
    shifts = Shift.objects.defer("figures")
    if store is not None:
        shifts = shifts.filter(store_id=store)
    if register is not None:
        shifts = shifts.filter(register_id=register)
    latest = shifts.annotate(value=F("opened_at"), key=F("id"))
    found, following = page_of(latest, LATEST, after, size)
    places = _Places()
    rows = [
        ZRow(
            id=shift.id,
            number=shift.number,
            store=places.store(shift.store_id),
            register=places.register(shift.register_id),
            opened_at=shift.opened_at,
            closed_at=shift.closed_at,
            receipts=shift.receipts,
            total=shift.total,
            expected_cash=shift.expected_cash,
            counted_cash=shift.counted_cash,
            difference=shift.difference,
        )
        for shift in found
    ]
    return ZPage(rows, following)


def shift_detail(shift: Shift) -> ShiftDetail:
    """The figures of an open shift are folded from its entries by the till's own rules."""
    places = _Places()
    return ShiftDetail(
        shift,
        places.store(shift.store_id),
        places.register(shift.register_id),
        shift.figures or folded_figures(shift),
    )


def folded_figures(shift: Shift) -> Figures:
    """The shift's figures made again from its entries, as they stood before its Z."""
    others = Shift.objects.filter(register_id=shift.register_id)
    before = others.filter(first_seq__lt=shift.first_seq, figures__isnull=False)
    last = before.order_by("-first_seq").first()
    entries = list(entries_between(shift.register_id, shift.first_seq, _last_seq(shift) - 1))
    opened_at = entries[0]["opened_at"] if entries else shift.opened_at.isoformat()
    opening = open_shift(
        {
            "shift": str(shift.id),
            "number": shift.number,
            "register": str(shift.register_id),
            "opened_at": opened_at,
            "opening_float": shift.opening_float,
            "float_left": last.float_left if last else None,
            "first_seq": shift.first_seq,
            "grand": last.figures["grand"] if last else NOTHING,
        }
    )
    return folded(opening, entries)


def _last_seq(shift: Shift) -> int:
    """Behind the shift's last entry: its Z, or where a replaced device opened another one."""
    if shift.last_seq is not None:
        return shift.last_seq
    later = Shift.objects.filter(register_id=shift.register_id, first_seq__gt=shift.first_seq)
    following: int | None = later.aggregate(first=Min("first_seq"))["first"]
    return following or 1 << 62


def turnover_on(day: date, store: UUID | None = None) -> Turnover:
    """A business day's turnover, by store and by hour."""
    hours = Hour.objects.filter(business_day=day)
    if store is not None:
        hours = hours.filter(store_id=store)
    sums = {"receipts": Sum("receipts"), "total": Sum("total")}
    whole = hours.aggregate(**sums, vat=Sum("vat"), discount=Sum("discount"))
    places = _Places()
    stores = hours.order_by("store_id").values("store_id").annotate(**sums)
    by_hour = hours.order_by("hour").values("hour").annotate(**sums)
    return Turnover(
        day,
        **{name: whole[name] or 0 for name in ("receipts", "total", "vat", "discount")},
        stores=[
            StoreTurnover(
                row["store_id"], places.store(row["store_id"]), row["receipts"], row["total"]
            )
            for row in stores
        ],
        hours=[HourTurnover(row["hour"], row["receipts"], row["total"]) for row in by_hour],
    )


def _narrowed(narrow: SaleFilter) -> QuerySet[Sale]:
    sales: QuerySet[Sale] = Sale.objects.all()
    if narrow.text:
        sales = sales_meant(narrow.text, by_customer=narrow.by_customer)
    sales = sales.filter(training=narrow.training)
    for column in ("store", "register", "shift", "employee"):
        value = getattr(narrow, column)
        if value is not None:
            sales = sales.filter(**{f"{column}_id": value})
    if narrow.receipt:
        # A range and not LIKE: under row-level security only a leakproof comparison has an index.
        behind = narrow.receipt + "\U0010ffff"
        sales = sales.filter(receipt_no__gte=narrow.receipt, receipt_no__lt=behind)
    if narrow.tender:
        sales = sales.filter(tenders__contains=[narrow.tender])
    if narrow.least is not None:
        sales = sales.filter(total__gte=narrow.least)
    if narrow.most is not None:
        sales = sales.filter(total__lte=narrow.most)
    # A business day begins with its date and a shift counts for a day at most: the bounds on
    # `at` say no more than those on the day, but have an index.
    if narrow.since is not None:
        sales = sales.filter(business_day__gte=narrow.since, at__gte=_midnight(narrow.since))
    if narrow.until is not None:
        late = _midnight(narrow.until + timedelta(days=2))
        sales = sales.filter(business_day__lte=narrow.until, at__lt=late)
    return sales


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class _Places:
    """Names of stores and codes of registers, read once for a page."""

    def __init__(self) -> None:
        self._stores: dict[UUID, str] = dict(Store.objects.values_list("id", "name"))
        self._registers: dict[UUID, str] = dict(Register.objects.values_list("id", "code"))

    def store(self, id: UUID) -> str:
        return self._stores.get(id, "")

    def register(self, id: UUID) -> str:
        return self._registers.get(id, "")
