"""Reads over the catalogue: lists, search, what came of an import."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Exists, F, Func, Max, OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.catalog import reasons
from bon.catalog.barcodes import canonical
from bon.catalog.models import (
    Barcode,
    Category,
    ImportRun,
    Part,
    PricePoint,
    Product,
    Rejection,
    UnknownItem,
    Variant,
    VatRate,
)
from bon.kit.csv_export import Cell
from bon.kit.sorting import words_of
from bon.kit.tenancy import organisation_id

FOUND_MOST = 10_000
BOOL = BooleanField()


def vat_bp() -> Subquery:
    """The rate of a variant's VAT class today, in basis points, to annotate variants with."""
    rates = VatRate.objects.filter(
        vat_class=OuterRef("product__vat_class"), valid_from__lte=timezone.localdate()
    )
    return Subquery(rates.order_by("-valid_from").values("rate_bp")[:1])


def variants(text: str = "", *, archived: bool = False, inside: bool = True) -> QuerySet[Variant]:
    """Variants in Danish order that match; see `matches`."""
    rows: QuerySet[Variant] = Variant.objects.filter(archived_at__isnull=not archived)
    if text.strip():
        rows = rows.filter(matches(text, inside=inside))
    return rows.select_related("product").order_by("sort_key", "id")


def likeliest(text: str, most: int) -> list[Variant]:
    """So many variants at most: where every word begins a word, then where one stands inside."""
    begun = list(variants(text, inside=False)[:most])
    if len(begun) == most:
        return begun
    others = variants(text).exclude(id__in=[variant.id for variant in begun])
    return begun + list(others[: most - len(begun)])


def categories() -> QuerySet[Category]:
    """The whole tree, each below what it belongs to."""
    rows: QuerySet[Category] = Category.objects.order_by("sort_key", "id")
    return rows


def tags() -> list[str]:
    """The shop's own words for goods, each once."""
    tagged = Product.objects.filter(archived_at=None).exclude(tags="")
    each = tagged.order_by().values_list("tags", flat=True).distinct()
    return sorted({tag for tags in each for tag in tags.split(",")})


def pictures_of(product: Product) -> list[str]:
    """The hashes of its pictures, the one that is shown alone first."""
    hung = product.pictures.order_by("position", "id")
    return list(hung.values_list("picture__hash", flat=True))


class PartOf(NamedTuple):
    """So many thousandths of a variant in one of a kit."""

    variant: UUID
    quantity_milli: int


def parts_of(variants: Iterable[UUID]) -> dict[UUID, list[PartOf]]:
    """What those that are kits are made of."""
    rows = Part.objects.filter(kit_id__in=list(variants), until=None).order_by("position", "id")
    found: dict[UUID, list[PartOf]] = {}
    for kit, *part in rows.values_list("kit_id", "variant_id", "quantity_milli"):
        found.setdefault(kit, []).append(PartOf(*part))
    return found


def deposits() -> dict[str, int | None]:
    """By variant, what a piece of each deposit was ever worth at the most, in øre; None where the
    counter is told it, as by the slip of a bottle machine."""
    rows = Variant.objects.filter(product__bottle_deposit=True).values_list("id", "price")
    points = PricePoint.objects.filter(variant__product__bottle_deposit=True).order_by()
    most = dict(points.values_list("variant_id").annotate(Max("amount")))
    return {str(id): None if price is None else max(price, most.get(id) or 0) for id, price in rows}


def import_runs() -> QuerySet[ImportRun]:
    """Imports of goods, the latest first, without their files."""
    rows: QuerySet[ImportRun] = ImportRun.objects.filter(price_list=None).defer("content")
    return rows.order_by("-started_at", "-id")


def rejections(run: ImportRun) -> QuerySet[Rejection]:
    """The rows of an import that were not used, in the order of the file."""
    rows: QuerySet[Rejection] = Rejection.objects.filter(run=run, used=False)
    return rows.order_by("row", "id")


def notes(run: ImportRun) -> QuerySet[Rejection]:
    """What was mended in the rows that were used, or is odd about them."""
    rows: QuerySet[Rejection] = Rejection.objects.filter(run=run, used=True)
    return rows.order_by("row", "id")


def rejection_report(run: ImportRun) -> tuple[list[str], list[list[Cell]]]:
    """Header and rows of the file that tells why rows were not used."""
    return _report(_("Hvorfor"), rejections(run))


def notes_report(run: ImportRun) -> tuple[list[str], list[list[Cell]]]:
    """Header and rows of the file that tells what was mended, or is odd."""
    return _report(_("Hvad"), notes(run))


def _report(why: str, found: Iterable[Rejection]) -> tuple[list[str], list[list[Cell]]]:
    header = [_("Række"), _("Kolonne"), why, _("Værdi")]
    return header, [[row.row, row.column, reasons.of_row(row), row.value] for row in found]


def matches(text: str, *, inside: bool = True) -> Func:
    """A condition on variants: this barcode, or every word of the text, by its beginning and,
    from three letters on, `inside` a word too."""
    words = sorted(words_of(text), key=lambda word: (-len(word), word))
    tenant = organisation_id()
    # As an array the ids are looked up one by one; joined to a function of which it knows
    # nothing, PostgreSQL walks all goods in order and looks whether each was found.
    found = RawSQL(
        "ARRAY(SELECT variant FROM catalog_search(%s, %s::text[], %s, %s) UNION "
        "SELECT variant_id FROM catalog_barcode WHERE organisation_id = %s AND code = %s)",
        [tenant, words, inside, FOUND_MOST, tenant, canonical(text)],
    )
    return Func(F("id"), found, template="%(expressions)s", arg_joiner=" = ANY", output_field=BOOL)


def unknown_items() -> QuerySet[UnknownItem]:
    """What was sold under codes that no goods have to this day, the latest first."""
    known = Barcode.objects.filter(code=OuterRef("code"))
    rows: QuerySet[UnknownItem] = UnknownItem.objects.filter(~Exists(known), dismissed_at=None)
    return rows.order_by("-last_sold_at", "id")
