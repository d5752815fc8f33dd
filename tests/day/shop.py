"""The shop of the day, opened in an empty database: goods, promises, customers, three registers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test.testcases import LiveServerThread
from django.utils import timezone

from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.models import Campaign, Coupon
from bon.campaigns.tests.promise import part, promise
from bon.cash.models import Currency
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.list_prices import list_prices
from bon.catalog.drafts import BarcodeDraft, ProductDraft, VariantDraft
from bon.catalog.models import ArticleGroup, PriceList, Product, Variant, VatClass
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.actions.save_group import save_group
from bon.customers.models import Customer
from bon.organisation.actions.save_settings import save_settings
from bon.organisation.models import Register
from bon.registers.actions.open_pairing import open_pairing
from bon.staff.cast import PINS, Cast, make_cast
from bon.staff.models import Person
from bon.stock.actions.adjust import Change, adjust
from bon.stock.reasons import OPENING
from tests.day import assortment as shelf
from tests.day.assortment import GOODS, STOCK, Good

COUPONS = {1: 1_000_001, 2: 1_000_002}


@dataclass
class Shop:
    cast: Cast
    registers: dict[str, Register]
    goods: dict[Good, Variant] = field(default_factory=dict)
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    customers: dict[str, Customer] = field(default_factory=dict)

    def crew(self, code: str) -> tuple[Person, str]:
        """Who stands at a register, and their PIN."""
        role = {"K1": "cashier", "K2": "manager", "K3": "mechanic"}[code]
        return getattr(self.cast, role), PINS[role]

    def pairing_code(self, code: str) -> str:
        with self.cast.at_work():
            return open_pairing(self.cast.owner, self.registers[code]).code


def open_shop() -> Shop:
    """With stock on the shelves of both stores."""
    cast = make_cast()
    with cast.at_work():
        third = Register.objects.create(store=cast.store, code="K3", name="Værkstedet")
        registers = {"K1": cast.register, "K2": cast.other_register, "K3": third}
        shop = Shop(cast, registers)
        _fill(shop)
        _promise(shop)
        _invite(shop)
        save_settings(cast.owner, Currency, None, {"code": "EUR", "rate": shelf.EURO})
    return shop


def _fill(shop: Shop) -> None:
    owner = shop.cast.owner
    pant = create_product(owner, _draft(shelf.PANT, bottle_deposit=True, discountable=False))
    shop.goods[shelf.PANT] = pant.variants.get()
    for good in GOODS:
        if good is not shelf.PANT:
            product = create_product(owner, _draft(good, deposit=pant if good.pant else None))
            shop.goods[good] = product.variants.get()
    there = [Change(variant.id, STOCK * 1000) for variant in shop.goods.values()]
    for store in (shop.cast.store, shop.cast.other_store):
        adjust(store.id, there, OPENING)


def _draft(good: Good, *, deposit: Product | None = None, **more: Any) -> ProductDraft:
    return ProductDraft(
        name=good.name,
        vat_class=VatClass.objects.get(code=good.vat),
        article_group=ArticleGroup.objects.get(code="goods"),
        unit="kg" if good.weighed else "pcs",
        weighed=good.weighed,
        service=good.service,
        serial=good.serial,
        age_limit=good.age,
        deposit=deposit,
        variants=[VariantDraft(price=good.price, barcodes=[BarcodeDraft(good.barcode)])],
        **more,
    )


def _promise(shop: Shop) -> None:
    def on(good: Good) -> list[dict[str, Any]]:
        return [part("variant", shop.goods[good].id)]

    yesterday = timezone.now() - timedelta(days=1)
    for name, said in {
        shelf.SOCKS_3_FOR_2: {
            "kind": "n_for_m", "parts": on(shelf.SOCKS), "pieces": 3, "paid": 2, "rate_bp": 10_000,
        },
        shelf.LAMPS_OFF: {"parts": on(shelf.LAMP), "rate_bp": shelf.LAMPS_BP},
        shelf.TUBES_NORTH: {
            "kind": "fixed_price", "parts": on(shelf.TUBE), "price": shelf.TUBE_NORTH, "rate_bp": 0,
            "store": shop.cast.other_store,
        },
        shelf.HELMET_COUPON: {
            "parts": on(shelf.HELMET), "rate_bp": shelf.HELMET_BP, "audience": "coupon",
        },
    }.items():  # fmt: skip
        wish = promise(**{"name": name, "starts_at": yesterday, **said})
        shop.campaigns[name] = save_campaign(shop.cast.owner, None, wish)
    for number in COUPONS.values():
        Coupon.objects.create(campaign=shop.campaigns[shelf.HELMET_COUPON], number=number)


def _invite(shop: Shop) -> None:
    """Ulla, and Klara of the club, whom bells cost less."""
    owner = shop.cast.owner
    club = save_group(owner, None, "Klub")
    prices = PriceList.objects.create(name="Klubpriser", groups=[str(club.id)])
    list_prices(owner, prices, {shop.goods[shelf.BELL].id: shelf.CLUB_BELL})
    told: dict[str, dict[str, Any]] = {
        "Ulla": {"name": "Ulla Ås", "phone": "26123456"},
        "Klara": {"name": "Klara Klub", "phone": "26654321", "group": club},
    }
    for name, values in told.items():
        shop.customers[name] = keep_customer(owner, None, values)


def _without_files(application: Any) -> Any:
    """Registers here bring their own files."""
    return application


@contextmanager
def served() -> Iterator[str]:
    """The server in a thread of this process; its address."""
    handler: Any = _without_files
    thread = LiveServerThread("localhost", handler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://localhost:{thread.port}"
    finally:
        thread.terminate()
