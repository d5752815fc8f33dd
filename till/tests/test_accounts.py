"""Whatever is bought on account, paid into it and brought back: what is owed adds up."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from till.cart import apply
from till.sale import sale_body
from till.shapes import Cart, Entry, SaleBody
from till.shift import add_entries, open_shift
from till.tests.cast import NOW, envelope, item, pricebook, send
from till.tests.invariants import check_sale

BOOK = pricebook()
CUSTOMER = "havn"
LIMIT = 2_000_000
parts = st.integers(0, 1000)  # of a thousand
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("buys"), st.tuples(st.integers(1, 9), parts)),
        st.tuples(st.just("pays"), parts),
        st.tuples(st.just("returns"), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=12,
)


class Counter:
    """A register, and the customer's account as the server would tell it."""

    def __init__(self) -> None:
        self.charged = self.paid = 0
        self.sold: list[SaleBody] = []
        self.entries: list[Entry] = []

    @property
    def known(self) -> dict[str, Any]:
        balance = self.charged - self.paid
        return {"customer": CUSTOMER, "limit": LIMIT, "days": 30, "balance": balance, "cash": 0}

    def begin(self) -> Cart:
        cart = send(BOOK, None, "start", id=f"sale-{len(self.entries) + 1}")
        return send(BOOK, cart, "set_customer", customer=CUSTOMER)

    def charge(self, cart: Cart, amount: int) -> Cart:
        wish: Any = {"tender": "account", "account": self.known, "amount": amount}
        cart = send(BOOK, cart, "charge_account", **wish)
        payment = cart["payments"][-1]
        self.charged += payment["amount"]
        assert payment["account"]["balance"] == self.known["balance"]
        assert payment["account"]["due"] == ("2026-12-21" if payment["amount"] > 0 else None)
        return cart

    def finish(self, cart: Cart) -> SaleBody:
        if not cart["totals"]["settled"]:
            cart = send(BOOK, cart, "pay", tender="card", tendered=cart["totals"]["remaining"])
        number = len(self.entries) + 1
        own = envelope(id=cart["id"], seq=number)
        body = sale_body(BOOK, cart, own, number)
        check_sale(body)
        self.entries.append(own | {"v": 1, "kind": "sale", "body": body})
        return body

    def buys(self, wish: tuple[int, int]) -> None:
        """So many bells, a part of them on account and the rest by card."""
        count, part = wish
        cart = send(BOOK, self.begin(), "add", item=item("bell"), quantity_milli=count * 1000)
        on_account = cart["totals"]["total"] * part // 1000
        if on_account:
            cart = self.charge(cart, on_account)
        self.sold.append(self.finish(cart))

    def pays(self, part: int) -> None:
        """A part of what is owed; an øre more than that, or nothing, nobody takes."""
        owed = max(0, self.known["balance"])
        amount = owed * part // 1000
        cart = self.begin()
        wish: Any = {"account": self.known, "label": "Indbetaling"}
        command = {"name": "settle_account", "at": NOW, "employee": "owner"} | wish
        for refused in (0, -1, owed + 1):
            (error,) = apply(BOOK, cart, command | {"amount": refused})["errors"]
            assert error == {"code": "amount_invalid", "data": {"most": owed}}
        if amount:
            self.finish(send(BOOK, cart, "settle_account", **wish, amount=amount))
            self.paid += amount

    def returns(self, which: int) -> None:
        """All of a sale comes back, and with it all that it put on the account."""
        if not self.sold:
            return
        sale = self.sold.pop(which % len(self.sold))
        before = self.known["balance"]
        paid = [
            {"tender": p["tender"], "kind": p["kind"], "paid": p["amount"], "before": 0}
            for p in sale["payments"]
        ]
        line = sale["lines"][0]
        named = {"sale": sale["sale"], "receipt_no": sale["receipt_no"], "at": sale["ended_at"]}
        cart = send(
            BOOK,
            self.begin(),
            "return_line",
            sale={**named, "line": line, "paid": paid},
            returned={"quantity_milli": 0, "total": 0},
            quantity_milli=line["quantity_milli"],
            reason="regret",
        )
        on_account = sum(p["amount"] for p in sale["payments"] if p["tender"] == "account")
        for proposal in cart["totals"]["refunds"]:
            if proposal["tender"] == "account":
                cart = self.charge(cart, proposal["amount"])
        self.finish(cart)
        assert self.known["balance"] == before - on_account


@given(deeds)
@settings(max_examples=80, deadline=None)
def test_what_is_owed_is_what_was_charged_less_what_was_paid(done: list[tuple[str, Any]]) -> None:
    counter = Counter()
    for deed, wish in done:
        getattr(counter, deed)(wish)
    opening = {"number": 1, "register": "register-1", "opened_at": NOW, "opening_float": 0}
    nothing = {"sales": 0, "returns": 0, "net": 0}
    begun = open_shift(opening | {"shift": envelope()["shift"], "first_seq": 1, "grand": nothing})
    figures = add_entries(begun, counter.entries)
    charged = figures["credit_sales"]["amount"] - figures["credit_memos"]["amount"]
    assert charged == counter.charged
    assert figures["account_payments"]["amount"] == counter.paid
    assert figures["total"] == figures["sales"]["amount"] - figures["returns"]["amount"]
    assert figures["tenders"].get("account", {"amount": 0})["amount"] == counter.charged
