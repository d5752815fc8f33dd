"""Reads over the catalogue: lists, search, the history of a price, what came of an import."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from bon.catalog import reasons
from bon.catalog.barcodes import canonical
from bon.catalog.models import Category, ImportRun, PricePoint, Rejection, Variant
from bon.kit.csv_export import Cell
from bon.kit.sorting import words_of
from bon.kit.tenancy import organisation_id

FOUND_MOST = 10_000


def variants(text: str = "", *, archived: bool = False) -> QuerySet[Variant]:
    """Variants in Danish order that match: a whole barcode, or every word by its beginning."""
    rows: QuerySet[Variant] = Variant.objects.filter(archived_at__isnull=not archived)
    if text.strip():
        rows = rows.filter(matches(text))
    return rows.select_related("product").order_by("sort_key", "id")


def variant_by_code(code: str) -> Variant | None:
    """What a scanned code means here, archived goods included."""
    found: Variant | None = (
        Variant.objects.filter(barcodes__code=canonical(code)).select_related("product").first()
    )
    return found


def categories() -> QuerySet[Category]:
    """The whole tree, each below what it belongs to."""
    rows: QuerySet[Category] = Category.objects.order_by("sort_key", "id")
    return rows


def price_history(variant: Variant) -> QuerySet[PricePoint]:
    """Every price a variant ever had, the latest first."""
    rows: QuerySet[PricePoint] = PricePoint.objects.filter(variant=variant)
    return rows.select_related("price_list").order_by("-starts_at", "-id")


def import_runs() -> QuerySet[ImportRun]:
    """Imports, the latest first, without their files."""
    rows: QuerySet[ImportRun] = ImportRun.objects.defer("content").order_by("-started_at", "-id")
    return rows


def rejections(run: ImportRun) -> QuerySet[Rejection]:
    """The rows of an import that were not used, in the order of the file."""
    rows: QuerySet[Rejection] = Rejection.objects.filter(run=run).order_by("row", "id")
    return rows


def rejection_report(run: ImportRun) -> tuple[list[str], list[list[Cell]]]:
    """Header and rows of the file that tells why rows were not used."""
    header = [_("Række"), _("Kolonne"), _("Værdi"), _("Hvorfor")]
    rows: list[list[Cell]] = [
        [found.row, found.column, found.value, reasons.of_row(found)] for found in rejections(run)
    ]
    return header, rows


def matches(text: str) -> Q:
    """Variants with this barcode, or with every word of the text by its beginning."""
    words = sorted(words_of(text), key=lambda word: (-len(word), word))
    matching = Q(barcodes__code=canonical(text))
    if words:
        found = RawSQL(
            "SELECT variant FROM catalog_search(%s, %s, %s)",
            [organisation_id(), words, FOUND_MOST],
        )
        matching |= Q(id__in=found)
    ids = Variant.objects.filter(matching).values("id")
    return Q(id__in=ids)
