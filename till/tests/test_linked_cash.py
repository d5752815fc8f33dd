"""Whatever is paid on one order or into one account, and put right afterwards: never more cash for
it than the law lets a shop take."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from till.cart import apply
from till.errors import Refusal
from till.payment_change import change_payment, standing_payments
from till.sale import sale_body
from till.shapes import Cart, Entry, PaymentChanged, TenderAmount
from till.tests.cast import NOW, envelope, item, pricebook, send

BOOK = pricebook()
LIMIT = BOOK["cash_limit"]  # 19.999,00
PIECES = 150  # helmets at 299,95: twice what may be paid in cash
CUSTOMER, ORDER = "ulla", "order-1"
amounts = st.one_of(st.integers(1, 1_200_000), st.sampled_from([LIMIT, LIMIT + 24, LIMIT + 25]))
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("pays"), amounts, st.sampled_from(["cash", "mobilepay", "both"])),
        st.tuples(st.just("puts_right"), st.integers(0, 19), st.sampled_from(["cash", "card"])),
    ),
    min_size=2,
    max_size=12,
)


class Debt:
    """What is owed, and what was taken for it as the server would know it."""

    def __init__(self) -> None:
        self.owed = PIECES * 29_995
        self.sales: list[Entry] = []
        self.changes: list[PaymentChanged] = []

    @property
    def id(self) -> str:
        raise NotImplementedError

    def paid_in(self, cart: Cart, amount: int) -> Cart:
        """The cart in which so much is paid for it."""
        raise NotImplementedError

    def counted(self, sale: Entry) -> int:
        """What of a sale's cash counts for it."""
        raise NotImplementedError

    @property
    def cash(self) -> int:
        return sum(map(self.counted, self.sales))

    def now(self, sale: Entry) -> list[TenderAmount]:
        body: Any = sale["body"]
        changes = [change for change in self.changes if change["sale"] == body["sale"]]
        return [payment["now"] for payment in standing_payments(body, changes, [])]

    def coins(self, sale: Entry) -> int:
        return sum(each["amount"] for each in self.now(sale) if each["kind"] == "cash")

    def pays(self, amount: int, tender: str) -> None:
        """Part of what is owed; `both` is by MobilePay first and the rest in coins."""
        amount = min(amount, self.owed)
        if amount == 0:
            return
        cart = send(BOOK, None, "start", id=f"sale-{len(self.sales) + 1}")
        cart = self.paid_in(send(BOOK, cart, "set_customer", customer=CUSTOMER), amount)
        if tender == "both" and amount > 1:
            cart = send(BOOK, cart, "pay", tender="mobilepay", tendered=amount // 2)
        due = cart["totals"]["remaining"]
        if tender != "mobilepay":
            tender, due = "cash", cart["totals"]["cash_due"]
        wish = {"name": "pay", "at": NOW, "employee": "owner", "tender": tender, "tendered": due}
        paid = apply(BOOK, cart, wish)
        beyond = tender == "cash" and due > 0 and self.cash + due > LIMIT
        assert [error["code"] for error in paid["errors"]] == ["cash_limit"] * beyond
        if not beyond:
            own = envelope(id=cart["id"], seq=len(self.sales) + 1)
            body = sale_body(BOOK, paid["cart"], own, own["seq"])
            self.sales.append(own | {"v": 1, "kind": "sale", "body": body})
            self.owed -= amount

    def puts_right(self, which: int, tender: str) -> None:
        """One payment of a sale was made by another tender."""
        if not self.sales:
            return
        sale = self.sales[which // 2 % len(self.sales)]
        payments = self.now(sale)
        no = which % len(payments) + 1
        before = payments[no - 1]
        if before["tender"] == tender or before["amount"] == 0:
            return
        cash = self.cash - self.counted(sale) + self.coins(sale)
        cash += (before["amount"] + 25) // 50 * 50
        wish = {
            "no": no, "tender": tender, "reason": "Tastet forkert", "shift": sale["shift"],
            "training": False, "employee": "owner", "linked": {self.id: self.cash},
        }  # fmt: skip
        body: Any = sale["body"]
        own = [change for change in self.changes if change["sale"] == body["sale"]]
        if tender == "cash" and cash > LIMIT:
            with pytest.raises(Refusal) as refused:
                change_payment(BOOK, sale, own, [], wish)
            assert refused.value.as_error() == {"code": "cash_limit", "data": {"limit": LIMIT}}
        else:
            self.changes.append(change_payment(BOOK, sale, own, [], wish))


class Layaway(Debt):
    id = ORDER

    def paid_in(self, cart: Cart, amount: int) -> Cart:
        cost = PIECES * 29_995
        goods = {"no": 1, "item": item("helmet"), "quantity_milli": PIECES * 1000}
        order = {
            "id": ORDER, "number": 1_000_001, "kind": "layaway", "customer": CUSTOMER, "due": None,
            "lines": [{**goods, "unit_price": 29_995, "left_milli": PIECES * 1000}],
            "prepaid": [{"vat": "standard", "amount": cost - self.owed}], "cash": self.cash,
        }  # fmt: skip
        return send(BOOK, cart, "pay_order", order=order, amount=amount, label="Rate")

    def counted(self, sale: Entry) -> int:
        return self.coins(sale)


class Account(Debt):
    id = CUSTOMER

    def paid_in(self, cart: Cart, amount: int) -> Cart:
        account = {"customer": CUSTOMER, "limit": 0, "days": 30, "balance": self.owed}
        wish: Any = {"account": {**account, "cash": self.cash}, "label": "Konto"}
        return send(BOOK, cart, "settle_account", **wish, amount=amount)

    def counted(self, sale: Entry) -> int:
        return min(self.coins(sale), int(sale["body"]["total"]))


@pytest.mark.parametrize("debt", [Layaway, Account])
@given(done=deeds)
@settings(max_examples=80, deadline=None)
def test_no_more_cash_of_one_debt_than_may_be_taken(
    debt: type[Debt], done: list[tuple[str, Any, Any]]
) -> None:
    owing = debt()
    for deed, what, tender in done:
        getattr(owing, deed)(what, tender)
        assert owing.cash <= LIMIT


@pytest.mark.parametrize("debt", [Layaway, Account])
def test_a_payment_put_right_meets_what_was_paid_since(debt: type[Debt]) -> None:
    """12.000 by MobilePay, 12.000 in coins: the first cannot become coins too, until the second
    is put on a card."""
    owing = debt()
    owing.pays(1_200_000, "mobilepay")
    owing.pays(1_200_000, "cash")
    owing.puts_right(0, "cash")
    assert (owing.cash, owing.changes) == (1_200_000, [])
    owing.puts_right(2, "card")
    assert owing.cash == 0
    owing.puts_right(0, "cash")
    assert owing.cash == 1_200_000
    owing.pays(799_950, "cash")
    assert (owing.cash, len(owing.sales)) == (1_200_000, 2)
    owing.pays(799_900, "cash")
    assert owing.cash == LIMIT
