"""A register that was tampered with pays money out and calls it bottles: the auditor sees it."""

from __future__ import annotations

from typing import Any

import pytest

from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.set_price import set_price
from bon.catalog.drafts import VariantDraft
from bon.catalog.models import Variant
from bon.catalog.tests.shop import draft
from bon.journal.models import Finding
from bon.registers.simulated import Basket
from bon.registers.tests.auditor import forged, found
from bon.registers.tests.counter import HELMET, Counter, open_counter
from bon.sales.models import Sale
from bon.staff.cast import Cast
from bon.staff.models import Grant
from till.canonical import encode
from till.shapes import Entry, Item

SLIP = "9801234567890123456701230999"  # 12,30


@pytest.fixture
def bottle(cast: Cast) -> Item:
    """Pant B at 1,50."""
    return _deposit(cast, 150)


@pytest.fixture
def slips(cast: Cast) -> Item:
    """The deposit whose worth the bottle machine tells."""
    return _deposit(cast, None)


def _deposit(cast: Cast, price: int | None) -> Item:
    with cast.at_work():
        pant = draft("Pant", VariantDraft(price=price), bottle_deposit=True, discountable=False)
        variant = create_product(cast.owner, pant).variants.get()
    item: Item = {**HELMET, "variant": str(variant.id), "price": price, "bottle_deposit": True}
    return item


@pytest.fixture
def counter(cast: Cast) -> Counter:
    return open_counter(cast.register, [cast.cashier, cast.mechanic, cast.manager])


def pay_out(counter: Counter, item: Item, pieces: int = 1, **more: Any) -> Entry:
    back = {"item": item, "quantity_milli": pieces * 1000, **more}
    return counter.till.sell(Basket([], commands=[("refund_deposit", back)]))


def told(cast: Cast, counter: Counter) -> list[str]:
    """What the auditor says of the counter's deposits; the sales all stand."""
    counter.till.send(counter.deliver)
    found(cast, counter)
    with cast.at_work():
        assert Sale.objects.count() == counter.till.receipts
        said = Finding.objects.filter(check_code="deposit").order_by("seq")
        return list(said.values_list("detail", flat=True))


def test_bottles_and_slips_are_paid_out_in_peace(
    cast: Cast, counter: Counter, bottle: Item, slips: Item
) -> None:
    pay_out(counter, bottle, 12)
    pay_out(counter, slips, price=1_230, slip=SLIP)
    pay_out(counter, slips, price=4_000)
    assert told(cast, counter) == []


def test_goods_that_are_no_deposit(cast: Cast, counter: Counter, bottle: Item) -> None:
    """A helmet that the register says is a bottle, and a bottle that nobody has heard of."""
    unheard: Item = {**bottle, "variant": "01980000-0000-7000-8000-00000000dead"}
    for item in ({**HELMET, "bottle_deposit": True}, unheard):
        pay_out(counter, item)  # type: ignore[arg-type]
    assert told(cast, counter) == [
        f"line 1: {HELMET['variant']} is no deposit that is paid out",
        f"line 1: {unheard['variant']} is no deposit that is paid out",
    ]


def test_more_than_a_bottle_is_worth(cast: Cast, counter: Counter, bottle: Item) -> None:
    pay_out(counter, {**bottle, "price": 151}, 10)
    assert told(cast, counter) == ["line 1: 1510 paid for deposits of 1500"]


def test_a_register_that_knows_the_price_of_before(
    cast: Cast, counter: Counter, bottle: Item
) -> None:
    """It was away while the deposit went down: what it paid was true when it left."""
    with cast.at_work():
        set_price(cast.owner, Variant.objects.get(id=bottle["variant"]), 100)
    pay_out(counter, bottle)
    pay_out(counter, {**bottle, "price": 100})
    assert told(cast, counter) == []


def test_another_amount_than_the_slip_says(cast: Cast, counter: Counter, slips: Item) -> None:
    pay_out(counter, slips, price=9_230, slip=SLIP)
    pay_out(counter, slips, price=1_230, slip="ABC")
    assert told(cast, counter) == [
        "line 1: 9230 paid for a slip of 1230",
        "line 1: 1230 paid for a slip of None",
    ]


@pytest.mark.parametrize(
    "claim",
    [
        {"linked_to": 1},
        {"order": {"order": "01980000-0000-7000-8000-00000000000a", "part": "goods", "line": 1}},
    ],
)
def test_a_line_that_says_it_is_something_else(
    cast: Cast, counter: Counter, bottle: Item, claim: dict[str, Any]
) -> None:
    entry = pay_out(counter, {**HELMET, "bottle_deposit": True})
    *before, _sale = counter.till.upload()
    line = entry["body"]["lines"][0]
    tampered = {**entry, "body": {**entry["body"], "lines": [{**line, **claim}]}}
    counter.post([*before, forged(counter, encode(tampered))])
    assert "deposit" in [kind for _seq, kind in found(cast, counter)]


def test_beyond_the_cashiers_limit_somebody_says_yes(
    cast: Cast, counter: Counter, bottle: Item
) -> None:
    """Forged registers know no limits; the entry names who approved it, or nobody did."""
    with cast.at_work():
        roles = [cast.cashier.role, cast.mechanic.role]
        grants = Grant.objects.filter(role__in=roles, permission="refund_deposit")
        grants.update(answer="allow", limit=1_000)
    pay_out(counter, bottle, 6)
    alone = pay_out(counter, bottle, 7)
    pay_out(counter, bottle, 7, approved_by=str(cast.manager.id))
    colleague = pay_out(counter, bottle, 7, approved_by=str(cast.mechanic.id))
    counter.till.send(counter.deliver)
    assert found(cast, counter) == [(alone["seq"], "rights"), (colleague["seq"], "rights")]
    with cast.at_work():
        detail = Finding.objects.order_by("seq").values_list("detail", flat=True)[0]
        assert detail == f"line 1: {cast.cashier.id} may not refund_deposit"


def test_a_discount_beside_bottles_that_come_back_is_of_the_goods(
    cast: Cast, counter: Counter, bottle: Item
) -> None:
    """59,90 off 599,00 is within the cashier's tenth, whatever the bottles are worth."""
    off: Any = {"discount": {"kind": "amount", "value": 5_990, "reason": "damaged"}}
    back: Any = {"item": bottle, "quantity_milli": 100_000}
    commands = [("refund_deposit", back), ("discount_cart", off)]
    counter.till.sell(Basket([(HELMET, 1000)], commands=commands))
    counter.till.send(counter.deliver)
    assert found(cast, counter) == []
