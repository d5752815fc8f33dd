"""A short demo, made as a long one is: by the till, through the door, into real tables."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Sum

from bon.batches.expiring import expiring
from bon.catalog.models import ListedPrice, Product, TilePage, Variant
from bon.counts import stages
from bon.counts.models import Count
from bon.demo import shop
from bon.demo.actions.make_demo import Made, make_demo
from bon.demo.days import ZONE
from bon.demo.queries import demo_owner, is_empty, items_for_sale
from bon.journal.models import Entry
from bon.journal.queries import open_failures
from bon.kit.tenancy import acting_for
from bon.labels.models import Due
from bon.labels.reasons import RECEIVED
from bon.organisation.models import Company, Organisation, Register
from bon.pricing.models import Repricing
from bon.purchasing.models import Article, GoodsReceipt, PurchaseOrder, Supplier
from bon.registers.models import Device
from bon.sales.models import Payment, Sale, Shift
from bon.staff.cast import Cast
from bon.staff.models import Person, User
from bon.stock.models import Level
from bon.stock.queries import broken_levels
from bon.stock.still import still
from bon.transfers.models import Transfer
from bon.transfers.stages import stage_of
from till.journal import GENESIS, verify

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=ZONE)  # a Saturday, while the shop is open
DAYS = 3


@dataclass(frozen=True)
class Demo:
    made: Made
    steps: list[str]


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Demo]:
    """Thursday, Friday and Saturday until one o'clock; the tests are inside the shop."""
    steps: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_demo(days=DAYS, now=NOW, progress=steps.append)
        owner = demo_owner()
        assert owner is not None
        with acting_for(owner.organisation_id):
            yield Demo(made, steps)
        transaction.set_rollback(True)


def said(**options: Any) -> str:
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_the_shop_stands_as_it_was_drawn(demo: Demo) -> None:
    assert Organisation.objects.get().name == "Fælg & Fjeld"
    assert Company.objects.get().cvr == "99999993"
    assert [r.code for r in Register.objects.order_by("code")] == ["A1", "A2", "O1"]
    assert Person.objects.count() == 9
    assert Person.objects.exclude(user=None).count() == 3
    assert Person.objects.exclude(pin_hash="").count() == 9


def test_all_goods_are_in_the_catalogue(demo: Demo) -> None:
    assert demo.made.goods == Variant.objects.count() == 421
    assert Product.objects.count() == 300
    jacket = Variant.objects.get(sku="6006-05")
    assert (jacket.name, jacket.price) == ("Regnar regnjakke S gul", 69_900)
    by_name = {item["name"]: item for item in items_for_sale()}
    assert by_name["Morgenposten, dagens avis"]["vat"] == "zero"
    assert by_name["Diverse cykeldele"]["price"] is None
    assert by_name["Lakrids, løs vægt"]["weighed"]
    assert by_name["Lakrids, løs vægt"]["unit"] == "kg"
    assert not by_name["Bærepose"]["discountable"]


def test_the_tiles_are_laid_out(demo: Demo) -> None:
    pages = TilePage.objects.order_by("position")
    assert [(page.name, page.tiles.count()) for page in pages] == [
        ("Værksted", 12), ("Slanger og småting", 11), ("Ved kassen", 12),
    ]  # fmt: skip


def test_every_entry_is_kept_and_projected(demo: Demo) -> None:
    assert demo.made == Made(goods=421, sales=236, entries=321)
    assert Entry.objects.count() == 321
    assert Sale.objects.count() == 236
    assert open_failures().count() == 0


def test_every_chain_is_whole(demo: Demo) -> None:
    for register in Register.objects.all():
        entries = Entry.objects.filter(register_id=register.id).order_by("seq")
        assert verify(list(entries.values_list("text", flat=True)), GENESIS, 1) is None


def test_every_shift_is_closed_and_its_z_is_its_sales(demo: Demo) -> None:
    shifts = Shift.objects.all()
    assert len(shifts) == DAYS * len(shop.COUNTERS)
    for shift in shifts:
        sales = Sale.objects.filter(shift_id=shift.id, training=False)
        paid = Payment.objects.filter(sale_id__in=sales.values("id"), kind="cash")
        cash = paid.aggregate(sum=Sum("amount"))["sum"] or 0
        assert shift.figures["total"] == sales.aggregate(sum=Sum("total"))["sum"]
        assert shift.figures["receipts"] == sales.count()
        assert shift.figures["expected_cash"] == shift.figures["opening_float"] + cash
        assert shift.figures["counted_cash"] is not None


def test_stock_is_its_movements_and_nothing_was_sold_that_was_not_there(demo: Demo) -> None:
    assert broken_levels() == []
    shelved = set(Variant.objects.filter(product__service=False).values_list("id", flat=True))
    levels = Level.objects.filter(variant_id__in=shelved)
    assert levels.filter(on_hand_milli__lt=0).count() == 0
    assert levels.filter(on_hand_milli__gt=0).count() > 700


def test_some_of_what_is_dear_lies_still_since_last_year(demo: Demo) -> None:
    lying = still(180)
    assert {row.sold for row in lying} == {None}
    assert (len(lying), lying[0].name) == (26, "Torvik Landevej 105 km 56 cm hvid")


def test_goods_are_bought_moved_and_counted(demo: Demo) -> None:
    assert Article.objects.filter(variant=None).count() == 0
    assert Supplier.objects.count() == 3
    standing = PurchaseOrder.objects.order_by("number")
    assert [(each.sent_at is not None, each.ended_as) for each in standing] == [
        (True, "received"), (True, ""), (True, ""), (True, "received"), (False, ""),
    ]  # fmt: skip
    assert GoodsReceipt.objects.filter(booked_at=None).count() == 1
    assert {stage_of(each) for each in Transfer.objects.all()} == {"sent", "packing"}
    assert [stages.stage_of(each) for each in Count.objects.all()] == ["review"]
    assert Repricing.objects.get().status == "planned"
    assert Due.objects.filter(reason=RECEIVED).count() == 12
    assert [(row.left.number, row.days) for row in expiring(None, "30")] == [
        ("L9001", 3), ("L9002", 6), ("L9003", 12), ("L9004", 19), ("L9005", 28),
    ]  # fmt: skip
    light = ListedPrice.objects.get(variant__sku="4002")
    assert (light.price_list.members, light.amount) == (True, 224_00)


def test_nothing_happened_after_now(demo: Demo) -> None:
    assert Entry.objects.filter(at__gt=NOW).count() == 0
    assert Sale.objects.filter(at__date=NOW.date()).count() > 0


def test_every_register_waits_for_a_real_device(demo: Demo) -> None:
    assert Device.objects.count() == 3
    assert Device.objects.filter(to_seq=None).count() == 0


def test_the_waiting_are_told_how_far_it_is(demo: Demo) -> None:
    assert demo.steps[:2] == ["2 stores, 9 people", "421 goods, 5 campaigns"]
    assert demo.steps[-2:] == [f"2026-11-21: {demo.made.sales} sales", "3 suppliers"]


def test_the_owner_sells_most_on_card(demo: Demo) -> None:
    tenders = Tally(Payment.objects.values_list("tender", flat=True))
    assert tenders["card"] > tenders["mobilepay"] > tenders["cash"] > 0


def test_the_log_ins_are_told_with_a_code_for_every_register(demo: Demo) -> None:
    told = said(logins=True)
    assert "ejer@faelgogfjeld.example" in told
    assert shop.PASSWORD in told
    for member in shop.STAFF:
        assert f"{member.pin}  {member.name}" in told
    assert told.count("A1 Kassen i butikken, Fælg & Fjeld Aarhus") == 1
    assert "paired" not in told


def test_a_second_demo_is_refused_in_one_line(demo: Demo) -> None:
    with pytest.raises(CommandError, match="empty database") as refused:
        said()
    assert "\n" not in str(refused.value)
    assert Organisation.objects.count() == 1


def test_if_empty_leaves_a_shop_alone(demo: Demo) -> None:
    assert said(if_empty=True) == ""
    assert Sale.objects.count() == demo.made.sales


def test_a_demo_that_is_interrupted_leaves_nothing(db: None) -> None:
    def interrupt(step: str) -> None:
        if step.endswith("sales"):
            raise KeyboardInterrupt

    before = User.objects.count()
    with pytest.raises(KeyboardInterrupt):
        make_demo(days=1, now=NOW, progress=interrupt)
    assert demo_owner() is None
    assert User.objects.count() == before


def test_a_real_shop_is_no_demo(cast: Cast) -> None:
    assert not is_empty()
    assert demo_owner() is None
    assert said(logins=True) == ""
    assert said(if_empty=True) == ""
    assert User.objects.filter(email=shop.STAFF[0].email).count() == 0
