"""What stands on price lists, for the office: lists, their goods, prices out of a file."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from bon.catalog import columns, queries
from bon.catalog.barcodes import canonical
from bon.catalog.models import Barcode, ListedPrice, PriceList, Variant
from bon.kit import sheet
from bon.kit.parsing import scaled
from till.rounding import half_up, to_multiple

WHOLE_KRONER = 100
SHOWN = 200


class OnList(NamedTuple):
    """A variant with its price on a list, its usual one and the discount in whole per cent."""

    variant: Variant
    amount: int
    usual: int | None
    reduced_bp: int | None


class FilePrices(NamedTuple):
    """Prices of goods that are known here, and how many rows named none."""

    amounts: dict[UUID, int | None]
    unknown: int


def lists() -> QuerySet[PriceList]:
    """All but the chain's own, each with how many goods are on it."""
    rows: QuerySet[PriceList] = PriceList.objects.filter(
        chain=False, dropped_at=None
    ).select_related("store")
    return rows.annotate(goods=Count("prices")).order_by("name")


def goods_on(price_list: PriceList, text: str = "") -> list[OnList]:
    """In Danish order; every word of the text begins or stands inside a word of theirs."""
    prices = ListedPrice.objects.filter(price_list=price_list).select_related("variant")
    if text.strip():
        prices = prices.filter(variant__in=queries.variants(text))
    return [_on(price) for price in prices.order_by("variant__sort_key", "variant_id")]


def _on(price: ListedPrice) -> OnList:
    usual = price.variant.price
    reduced = 100 * half_up((usual - price.amount) * 100, usual) if usual else None
    return OnList(price.variant, price.amount, usual, reduced)


def reduced(price: int, rate_bp: int, *, whole: bool) -> int:
    """A price less some per cent, in øre; `whole`: to whole kroner."""
    amount = half_up(price * (10_000 - rate_bp), 10_000)
    return to_multiple(amount, WHOLE_KRONER) if whole else amount


def read_prices(content: bytes, name: str) -> FilePrices:
    """Prices out of a table with a column of numbers or barcodes and one of prices.

    Raises ValidationError where it is no such table or a price cannot be read, with every row.
    """
    table = sheet.read(content, name)
    fields = columns.fields_of(table.header)
    if "price" not in fields or not {"sku", "barcode"} & set(fields):
        raise ValidationError(
            _("Filen skal have en kolonne Pris og en med Varenummer eller Stregkode.")
        )
    wrong: list[str] = []
    priced: list[tuple[list[str], int]] = []
    for row in table.rows:
        cells = dict(zip(fields, (cell.text for cell in row.cells), strict=False))
        amount = scaled(cells.get("price", ""), 2)
        if amount is None or amount < 0:
            wrong.append(_("Række %(row)s: prisen kan ikke læses") % {"row": row.no})
        else:
            priced.append(([cells.get("sku", ""), cells.get("barcode", "")], amount))
    if wrong:
        raise ValidationError(wrong[:10])
    return _matched(priced)


def _matched(priced: list[tuple[list[str], int]]) -> FilePrices:
    named = {word for words, _amount in priced for word in words if word}
    codes = Barcode.objects.filter(code__in=[canonical(word) for word in named])
    by_code = dict(codes.values_list("code", "variant_id"))
    by_sku = dict(Variant.objects.filter(sku__in=named).values_list("sku", "id"))
    amounts: dict[UUID, int | None] = {}
    unknown = 0
    for (sku, code), amount in priced:
        found = by_sku.get(sku) if sku else None
        found = found or by_code.get(canonical(code))
        if found is None:
            unknown += 1
        else:
            amounts[found] = amount
    return FilePrices(amounts, unknown)
