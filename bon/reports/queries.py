"""What home and search show beside the day's figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.batches.models import Batch
from bon.batches.queries import numbered, pieces_sold
from bon.catalog.models import Variant
from bon.catalog.queries import likeliest
from bon.journal.models import Head
from bon.kit.worklist import Pile, piles
from bon.organisation.models import Company
from bon.sales.models import Sale, SaleLine, Shift
from bon.sales.queries import SaleFilter, SaleRow, sales_page
from bon.staff.models import Person

LATEST = 8


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

    piles: list[Pile]
    stale_shifts: QuerySet[Shift]

    def __bool__(self) -> bool:
        return bool(self.piles or self.stale_shifts)


def attention(person: Person, store: UUID | None) -> Attention:
    """What waits for this person. Shifts are stale that were opened before today and are open
    still."""
    open_shifts = Shift.objects.filter(closed_at=None, business_day__lt=timezone.localdate())
    if store is not None:
        open_shifts = open_shifts.filter(store_id=store)
    stale = open_shifts.defer("figures").order_by("opened_at", "id")
    return Attention(piles(person), stale)


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


@dataclass(frozen=True)
class Found:
    """What a search found."""

    goods: list[Variant]
    sales: Sequence[SaleRow]
    batches: Sequence[Batch] = ()
    pieces: Sequence[SaleLine] = ()

    def __bool__(self) -> bool:
        return bool(self.goods or self.sales or self.batches or self.pieces)


def search(person: Person, text: str, store: UUID | None) -> Found:
    """Goods by name, number or barcode; receipts by number; lots and numbered pieces by theirs.
    Each for those who may see it."""
    if not text:
        return Found([], [])
    goods = likeliest(text, LATEST) if person.may("see_stock") else []
    receipts = SaleFilter(store=store, receipt=text.upper())
    sales = sales_page(receipts, size=LATEST).rows if person.may("see_sales") else []
    batches = numbered(text, LATEST) if person.may("see_stock") else []
    pieces = pieces_sold(text, store, LATEST) if person.may("see_sales") else []
    return Found(goods, sales, batches, pieces)
