"""The demo's suppliers and what is bought of them: ordered, on its way, being counted, received."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import timedelta
from io import StringIO
from operator import itemgetter
from uuid import UUID

from django.utils import timezone

from bon.catalog.actions.change_product import change_product
from bon.catalog.models import Variant
from bon.demo.actions.open_shop import Opened
from bon.demo.actions.stock_shelves import cost_of
from bon.demo.season import dice
from bon.demo.suppliers import CYCLES, FOOD, OUTDOORS, PACKS, WHOLESALERS, Wholesaler
from bon.organisation.models import Store
from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.bring_in import bring_in
from bon.purchasing.actions.carry_out_catalogue import carry_out_catalogue
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.name_delivery import name_delivery
from bon.purchasing.actions.open_receipt import open_receipt
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.actions.save_supplier import save_supplier
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.actions.set_bounds import set_bounds
from bon.purchasing.models import PurchaseOrder, Supplier
from bon.staff.models import Person
from till.rounding import half_up
from till.shapes import Item

TITLES = ("Varenr.", "Varetekst", "EAN", "Antal i en kolli", "Nettopris", "Lager")
WATCHED = ("Dæk", "Slanger", "Olie og pleje")
MINIMUM_MILLI, MAXIMUM_MILLI = 10_000, 30_000
KEEPING = (3, 6, 12, 19, 28, 55)  # the days that each of the lots received today is good for


class Unread(Exception):
    """A catalogue of ours was not read to its last row."""


def buy_goods(opened: Opened, items: Sequence[Item]) -> int:
    """As they stand this evening; gives how many suppliers."""
    owner, stores = opened.owner, opened.stores
    suppliers = {each.name: _found(owner, each, items) for each in WHOLESALERS}
    for store in stores.values():
        _watch(owner, store, items)
    came = _order(owner, suppliers[CYCLES], stores["Aarhus"], _of(items, "Pedaler og hjul"))
    receive_all(owner, came)
    _count(owner, _order(owner, suppliers[OUTDOORS], stores["Aarhus"], _of(items, "Telte")))
    _order(owner, suppliers[CYCLES], stores["Odense"], _of(items, "Kæder og gear"))
    food = _of(items, "Proviant", len(KEEPING))
    _receive_lots(owner, _order(owner, suppliers[FOOD], stores["Aarhus"], food))
    draft_order(owner, suppliers[FOOD], stores["Odense"], food)
    return len(suppliers)


def _found(owner: Person, wholesaler: Wholesaler, items: Sequence[Item]) -> Supplier:
    """With what they sell, as their own price list says it."""
    supplier = save_supplier(owner, None, {"name": wholesaler.name, **wholesaler.terms})
    theirs = [item for item in items if item["brand"] in wholesaler.brands and item["price"]]
    started = bring_in(
        owner, supplier, "prisliste.csv", _price_list(supplier, theirs), dry_run=False
    )
    run = carry_out_catalogue(owner.organisation_id, started.id)
    if run.status != "done" or run.rejected:
        raise Unread(f"{supplier}: {run.problem or f'{run.rejected} rows'}")
    return supplier


def _price_list(supplier: Supplier, items: Sequence[Item]) -> bytes:
    written = StringIO()
    rows = csv.writer(written, delimiter=";")
    rows.writerow(TITLES)
    for item in items:
        cost = half_up(cost_of(item) * 10_000, supplier.rate)
        number = f"{dice('number', item['sku']).randint(10_000, 99_999)}-{item['sku']}"
        there = dice("theirs", item["sku"]).choice(("På lager", "På lager", "Uge 51"))
        told = f"{cost // 100},{cost % 100:02d}"
        rows.writerow([number, item["name"], item["barcode"], _pack(item), told, there])
    return written.getvalue().encode()


def _pack(item: Item) -> int:
    return next(pieces for limit, pieces in PACKS if (item["price"] or 0) <= limit)


def _of(items: Sequence[Item], category: str, lines: int = 6) -> list[Wanted]:
    """The first goods of a category by their numbers, a pack or a few of each."""
    theirs = (item for item in items if item["category"] == category)
    chosen = sorted(theirs, key=itemgetter("sku"))[:lines]
    return [
        Wanted(UUID(item["variant"]), dice("order", item["sku"]).randint(2, 9)) for item in chosen
    ]


def _watch(owner: Person, store: Store, items: Sequence[Item]) -> None:
    watched = [UUID(item["variant"]) for item in items if item["category"] in WATCHED]
    for variant in Variant.objects.filter(id__in=watched, product__service=False):
        set_bounds(owner, store, variant, (MINIMUM_MILLI, MAXIMUM_MILLI))


def _order(
    owner: Person, supplier: Supplier, store: Store, wanted: Sequence[Wanted]
) -> PurchaseOrder:
    return send_order(owner, draft_order(owner, supplier, store, wanted), "")


def _count(owner: Person, order: PurchaseOrder) -> None:
    """Half of it is unpacked."""
    receipt = open_receipt(owner, order)
    name_delivery(owner, receipt, {"note_no": "F-20714"})
    lines = list(order.lines.order_by("id"))
    for line in lines[: len(lines) // 2]:
        count_goods(owner, receipt, Counted(line.variant_id, line.left_milli))


def _receive_lots(owner: Person, order: PurchaseOrder) -> None:
    """Food that is told apart by lot and last day."""
    receipt = open_receipt(owner, order)
    name_delivery(owner, receipt, {"note_no": "K-88213"})
    today = timezone.localdate()
    lines = order.lines.select_related("variant__product").order_by("variant__sku")
    for line, days in zip(lines, KEEPING, strict=True):
        change_product(owner, line.variant.product, batch=True)
        last_day = today + timedelta(days=days)
        counted = Counted(
            line.variant_id, line.left_milli, number=f"L{line.variant.sku}", expires_on=last_day
        )
        count_goods(owner, receipt, counted)
    book_receipt(owner, receipt)
