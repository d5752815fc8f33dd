"""What should be bought: goods below their minimum, and what customers sent for."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError

from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_pump
from bon.customers.actions.merge_customers import merge_customers
from bon.customers.models import Customer
from bon.orders.models import Order
from bon.orders.tests.shop import agree, ulla
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.actions.set_bounds import set_bounds
from bon.purchasing.models import Bounds
from bon.purchasing.proposals import below_minimum, for_customers
from bon.purchasing.queries import waiting_for
from bon.purchasing.tests.shop import nordic, sells
from bon.registers.tests.counter import HELMET, open_counter
from bon.staff.cast import Cast, Office
from bon.stock.actions.move import Move, move
from bon.stock.reasons import OPENING


def test_goods_are_bought_up_to_their_maximum_once(cast: Cast) -> None:
    with cast.at_work():
        supplier, product = nordic(cast), make_pump(cast)
        pump, here = product.variants.get(), [cast.store.id]
        sells(cast, supplier, product)
        set_bounds(cast.manager, cast.store, pump, (4_000, 15_000))
        move(uuid4(), [Move(cast.store.id, pump.id, OPENING, 4_000)], who=None)
        assert below_minimum(here) == []
        move(uuid4(), [Move(cast.store.id, pump.id, OPENING, -1_000)], who=None)
        (low,) = below_minimum(here)
        assert (low.pieces, low.why) == (12, "3 på lager og i ordre, mindst 4, højst 15")
        assert low.article is not None
        order = draft_order(cast.manager, supplier, cast.store, [Wanted(pump.id, low.pieces)])
        assert below_minimum(here) == []
        send_order(cast.manager, order, "")
        assert below_minimum(here) == []
        assert below_minimum([cast.other_store.id]) == []
        set_bounds(cast.manager, cast.store, pump, None)
        assert Bounds.objects.count() == 0


def test_bounds_that_cross_are_refused(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        with pytest.raises(ValidationError, match="kan ikke være mindre"):
            set_bounds(cast.manager, cast.store, pump, (5_000, 4_000))
        with pytest.raises(ValidationError, match="mellem 0 og"):
            set_bounds(cast.manager, cast.store, pump, (5_000, 10_000_000_001))
        assert Bounds.objects.count() == 0


def test_what_a_customer_sent_for_is_bought_and_they_are_told(cast: Cast, office: Office) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    customer = ulla(cast)
    agree(counter, customer, "special")
    counter.till.send(counter.deliver)
    with cast.at_work():
        supplier, product = nordic(cast), make_pump(cast)
        Variant.objects.filter(id=product.variants.get().id).update(sku="gammel")
        known = product.variants.create(
            id=UUID(HELMET["variant"]), name="Cykelhjelm", sort_key="c", revision=1
        )
        (asked,) = for_customers([cast.store.id])
        assert (asked.variant, asked.pieces, asked.why) == (known, 2, "Ordre 1000002")
        wanted = Wanted(known.id, 2, asked.customer_order, asked.customer_line)
        order = draft_order(cast.manager, supplier, cast.store, [wanted])
        draft_order(cast.manager, supplier, cast.store, [wanted])
        assert order.lines.count() == 1
        assert for_customers([cast.store.id]) == []
        send_order(cast.manager, order, "")
        receipt = receive_all(cast.cashier, order)
        (waiting,) = waiting_for(receipt)
        assert (waiting.customer, waiting.ready) == (customer, False)
        kept = Customer.objects.create(number=9, name="Ulla Bak", email="ulla.bak@eksempel.dk")
        merge_customers(cast.manager, kept, customer)
        (waiting,) = waiting_for(receipt)
        assert (waiting.customer, waiting.ways) == (kept, ["sms", "email"])
    page = office.of(cast.cashier)
    told = f"/receiving/{receipt.id}/tell/{waiting.standing.order.id}/"
    assert "1 kunde venter på varerne" in page.get(f"/receiving/{receipt.id}/").content.decode()
    page.post(told, {"channel": ""})
    with cast.at_work():
        assert Order.objects.count() == 1
        assert waiting_for(receipt)[0].ready


def test_proposals_become_drafts(cast: Cast, office: Office) -> None:
    with cast.at_work():
        supplier, product = nordic(cast), make_pump(cast)
        pump = product.variants.get()
        sells(cast, supplier, product)
        set_bounds(cast.manager, cast.store, pump, (1_000, 6_000))
        (low,) = below_minimum([cast.store.id])
    browser = office.of(cast.manager)
    page = browser.get("/purchasing/proposals/").content.decode()
    assert "0 på lager og i ordre, mindst 1, højst 6" in page
    browser.post(
        "/purchasing/proposals/",
        {"pick": low.key, f"pieces-{low.key}": "6", f"supplier-{low.key}": supplier.id},
    )
    with cast.at_work():
        (line,) = supplier.orders.get().lines.all()
        assert (line.variant, line.packs, line.pack) == (pump, 1, 6)
