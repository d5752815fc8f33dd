"""The office's list of goods: narrowed, ordered, a page at a time."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Collate

from bon.catalog.models import Barcode, PricePoint, Product, Variant
from bon.catalog.queries import matches
from bon.kit.listing import KEYED, Order, Place, page_along
from bon.staff.models import Person

PAGE = 50
BY_NAME = Order("name")
_CURRENT = Q(variants__archived_at=None) | Q(archived_at__isnull=False)
_VALUES: dict[str, Any] = {
    "name": F("sort_key"),
    "sku": Coalesce(Min(Collate("variants__sku", "C"), filter=_CURRENT), Value("")),
}
COLUMNS = (*_VALUES, "price")


class GoodsFilter(NamedTuple):
    """What a list of goods is narrowed to. `show`: "" in the range, "archived", or what wants
    mending: "unpriced", "uncoded"."""

    text: str = ""
    category: str = ""  # a category's path; what lies below is meant too
    show: str = ""


class GoodsRow(NamedTuple):
    """A product in a list. `low` and `high` are the prices of its variants, in øre."""

    id: UUID
    name: str
    category: str
    brand: str
    variants: int
    sku: str
    low: int | None
    high: int | None
    archived: bool


class GoodsPage(NamedTuple):
    rows: list[GoodsRow]
    next: Place | None


class PriceRow(NamedTuple):
    """One price of a variant, from a moment on."""

    point: PricePoint
    who: str  # "" is the system


def goods_page(
    narrow: GoodsFilter,
    after: Place | None = None,
    size: int = PAGE,
    order: Order = BY_NAME,
) -> GoodsPage:
    """Products in Danish order of their names, or by the least price or number of their
    variants; without a price comes before the cheapest."""
    parts = _by_price(narrow) if order.column == "price" else [_valued(narrow, order.column)]
    rows = [part.values_list(*KEYED, named=True) for part in parts]
    shown, following = page_along(rows, order, after, size)
    products = Product.objects.filter(id__in=[row.key for row in shown])
    by_id = {product.id: product for product in products.select_related("category", "brand")}
    return GoodsPage(_rows([by_id[row.key] for row in shown]), following)


def products_of(narrow: GoodsFilter) -> list[UUID]:
    """All products of such a list, by name."""
    rows = _narrowed(narrow).order_by("sort_key", "id")
    return list(rows.values_list("id", flat=True))


def uncoded(narrow: GoodsFilter) -> list[UUID]:
    """The variants in such a list that have no barcode."""
    bare = Variant.objects.filter(archived_at=None, codes="", product__in=_narrowed(narrow))
    return list(bare.values_list("id", flat=True))


def variants_of(product: Product) -> QuerySet[Variant]:
    """In the product's own order, each with its barcodes in `ordered_codes`."""
    codes = Prefetch("barcodes", Barcode.objects.order_by("position"), to_attr="ordered_codes")
    variants: QuerySet[Variant] = Variant.objects.filter(product=product).prefetch_related(codes)
    return variants.order_by("position", "id")


def prices_of(product: Product, limit: int = 50) -> list[PriceRow]:
    """The prices its variants have had, newest first."""
    points = PricePoint.objects.filter(variant__product=product).select_related(
        "variant", "price_list"
    )
    names = dict(Person.objects.values_list("id", "name"))
    latest = points.order_by("-starts_at", "-id")[:limit]
    return [PriceRow(point, names.get(point.who, "")) for point in latest]


def _narrowed(narrow: GoodsFilter) -> QuerySet[Product]:
    archived = narrow.show == "archived"
    products: QuerySet[Product] = Product.objects.filter(archived_at__isnull=not archived)
    if narrow.text:
        found = Variant.objects.filter(matches(narrow.text))
        products = products.filter(id__in=found.values("product_id"))
    if narrow.category:
        below = Q(category__path__startswith=f"{narrow.category} / ")
        products = products.filter(Q(category__path=narrow.category) | below)
    current = Variant.objects.filter(archived_at=None)
    if narrow.show == "unpriced":
        products = products.filter(id__in=current.filter(price=None).values("product_id"))
    if narrow.show == "uncoded":
        products = products.filter(id__in=current.filter(barcodes=None).values("product_id"))
    return products


def _valued(narrow: GoodsFilter, column: str) -> QuerySet[Any, Any]:
    # By the key alone: grouped by all that a product says, a hundred thousand take long to sort.
    keyed = _narrowed(narrow).order_by().values("id")
    return keyed.annotate(key=F("id"), value=_VALUES[column])


def _by_price(narrow: GoodsFilter) -> list[QuerySet[Any, Any]]:
    """What has no price, then each product by the one of its variants that says the least: these
    are walked to along `variant_by_price`, where to work out the least of all takes longer the
    more goods there are."""
    products = _narrowed(narrow).order_by()
    said = Variant.objects.exclude(price=None)
    if narrow.show != "archived":
        said = said.filter(archived_at=None)
    unpriced = products.filter(~Exists(said.filter(product=OuterRef("id"))))
    less = Q(price__lt=OuterRef("price")) | Q(price=OuterRef("price"), id__lt=OuterRef("id"))
    least = ~Exists(said.filter(less, product=OuterRef("product")))
    return [
        unpriced.annotate(key=F("id"), value=Value(-1)),
        said.filter(least, product__in=products).annotate(key=F("product_id"), value=F("price")),
    ]


def _rows(products: list[Product]) -> list[GoodsRow]:
    """The products of one page, with what their variants say."""
    variants = Variant.objects.filter(product__in=[product.id for product in products])
    counted = variants.filter(Q(archived_at=None) | Q(product__archived_at__isnull=False))
    sums = (
        counted.order_by()
        .values("product_id")
        .annotate(number=Count("id"), low=Min("price"), high=Max("price"), sku=Min("sku"))
    )
    by_product: dict[UUID, dict[str, Any]] = {row["product_id"]: row for row in sums}
    empty = {"number": 0, "low": None, "high": None, "sku": ""}
    return [_row(product, by_product.get(product.id, empty)) for product in products]


def _row(product: Product, own: dict[str, Any]) -> GoodsRow:
    return GoodsRow(
        id=product.id,
        name=product.name,
        category=product.category.path if product.category else "",
        brand=product.brand.name if product.brand else "",
        variants=own["number"],
        sku=own["sku"] if own["number"] == 1 else "",
        low=own["low"],
        high=own["high"],
        archived=product.archived_at is not None,
    )
