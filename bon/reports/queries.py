"""What home and search show. Amounts are øre including VAT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.catalog.models import Variant
from bon.catalog.queries import variants
from bon.journal.models import Head
from bon.journal.queries import evidence, findings, open_failures
from bon.kit import formats
from bon.organisation.models import Company
from bon.sales.models import Sale, Shift
from bon.sales.queries import HourTurnover, SaleFilter, SaleRow, Turnover, sales_page, turnover_on
from bon.staff.models import Person

WEEK = timedelta(days=7)
LATEST = 8
# Without sales the chart still shows an ordinary day.
OPEN, CLOSE = 9, 18


@dataclass(frozen=True)
class Day:
    """The day so far, beside the same weekday last week."""

    today: Turnover
    before: Turnover
    before_by_now: int  # of `before`, what had been sold at this time of day

    @property
    def average(self) -> int | None:
        """An average basket; None before the first."""
        receipts = self.today.receipts
        return (2 * self.today.total + receipts) // (2 * receipts) if receipts else None

    @property
    def change_percent(self) -> int | None:
        """More (or less) than last week at this time; None where there was nothing then."""
        if self.before_by_now <= 0:
            return None
        return round((self.today.total - self.before_by_now) * 100 / self.before_by_now)

    @property
    def change_text(self) -> str:
        """`+12 %`, `−4 %`."""
        percent = self.change_percent or 0
        sign = "+" if percent > 0 else formats.MINUS if percent < 0 else ""
        return f"{sign}{abs(percent)}\N{NO-BREAK SPACE}%"


@dataclass(frozen=True)
class Step:
    """One of a new shop's first steps. `view` is where it is taken, `permission` who may."""

    done: bool
    title: str
    text: str
    view: str
    permission: str


@dataclass(frozen=True)
class Attention:
    """What somebody should look at."""

    failures: int
    refused: int
    findings: int
    stale_shifts: QuerySet[Shift]

    def __bool__(self) -> bool:
        return bool(self.failures or self.refused or self.findings or self.stale_shifts)


def day_so_far(store: UUID | None) -> Day:
    now = timezone.localtime()
    before = turnover_on(now.date() - WEEK, store)
    return Day(turnover_on(now.date(), store), before, _by(before.hours, now))


def chart_of(day: Day) -> dict[str, Any]:
    """The hours of both days, for `charts.js`."""
    today = {hour.hour: hour.total for hour in day.today.hours}
    before = {hour.hour: hour.total for hour in day.before.hours}
    known = [*today, *before, OPEN, CLOSE]
    hours = range(min(known), max(known) + 1)
    return {
        "labels": [f"{hour:02d}" for hour in hours],
        "unit": _("kr."),
        "series": [
            {"name": _("I dag"), "kind": "bar", "values": [today.get(h, 0) for h in hours]},
            {
                "name": formats.weekday(day.before.day),
                "kind": "line",
                "values": [before.get(h, 0) for h in hours],
            },
        ],
    }


def latest_sales(store: UUID | None) -> Sequence[SaleRow]:
    return sales_page(SaleFilter(store=store), size=LATEST).rows


def attention(store: UUID | None) -> Attention:
    """Shifts are stale that were opened before today and are open still."""
    open_shifts = Shift.objects.filter(closed_at=None, business_day__lt=timezone.localdate())
    if store is not None:
        open_shifts = open_shifts.filter(store_id=store)
    stale = open_shifts.defer("figures").order_by("opened_at", "id")
    return Attention(open_failures().count(), evidence().count(), findings().count(), stale)


def first_steps() -> list[Step]:
    """Empty once all are done."""
    steps = [
        Step(
            Company.objects.exclude(address="").exists(),
            _("Udfyld selskabets navn, adresse og CVR-nummer"),
            _("De skal stå på hver bon."),
            "organisation:settings",
            "settings",
        ),
        Step(
            Variant.objects.exists(),
            _("Hent jeres varer ind"),
            _("Fra et regneark eller en fil fra det gamle system; eller opret dem én for én."),
            "imports:imports",
            "import_goods",
        ),
        Step(
            Head.objects.exists(),
            _("Tilslut en kasse"),
            _("En tablet, en telefon eller en pc med en browser er nok."),
            "registers:registers",
            "manage_registers",
        ),
        Step(
            Sale.objects.exists(),
            _("Lav det første salg"),
            _("Det står her, i samme øjeblik kassen har sendt det."),
            "sales:sales",
            "see_sales",
        ),
    ]
    return [] if all(step.done for step in steps) else steps


def _by(hours: Sequence[HourTurnover], now: datetime) -> int:
    """What had been sold at this time of day; the running hour counts by its minutes."""
    whole = sum(hour.total for hour in hours if hour.hour < now.hour)
    running = sum(hour.total for hour in hours if hour.hour == now.hour)
    return whole + running * now.minute // 60


@dataclass(frozen=True)
class Found:
    """What a search found."""

    goods: list[Variant]
    sales: Sequence[SaleRow]

    def __bool__(self) -> bool:
        return bool(self.goods or self.sales)


def search(person: Person, text: str, store: UUID | None) -> Found:
    """Goods by name, number or barcode; receipts by number. Each for those who may see it."""
    if not text:
        return Found([], [])
    goods = list(variants(text)[:LATEST]) if person.may("see_stock") else []
    receipts = SaleFilter(store=store, receipt=text.upper())
    sales = sales_page(receipts, size=LATEST).rows if person.may("see_sales") else []
    return Found(goods, sales)
