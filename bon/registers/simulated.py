"""A register in Python: the real rules of `till/`, a key of its own, a journal in memory.

It does what the browser's engine does and is what tests, benchmarks and the demo shop sell
with. How an upload travels is the caller's: `send` takes any function from uploaded elements
to the door's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from bon.journal.entry import Item as Element
from bon.kit.ids import uuid7
from bon.registers.device_key import DeviceKey
from till.cart import apply
from till.journal import GENESIS, make_entry
from till.pricebook import tender_of
from till.sale import sale_body
from till.shapes import (
    Cart,
    CashCounted,
    Closing,
    Denomination,
    Effect,
    Entry,
    Envelope,
    Figures,
    FloatSet,
    GrandTotals,
    Item,
    Pricebook,
    Returned,
    Right,
)
from till.shift import add_entries, count_cash, open_shift

BATCH = 200


class Unexpected(Exception):
    """The till refused what a simulated register asked of it."""


def selling(limit_bp: int | None) -> dict[str, Right]:
    """What somebody needs to sell at a till and take back, with discounts up to `limit_bp`."""
    work: dict[str, Right] = {
        permission: {"answer": "allow", "limit": None}
        for permission in (
            "sell",
            "remove_line",
            "void_cart",
            "return_with_receipt",
            "refund_deposit",
        )
    }
    return work | {
        permission: {"answer": "allow", "limit": limit_bp}
        for permission in ("line_discount", "cart_discount")
    }


@dataclass(frozen=True)
class Basket:
    """What a customer buys: items with their quantities in thousandths."""

    goods: Sequence[tuple[Item, int]]
    tender: str = "card"
    tendered: int | None = None  # None: exactly what is due
    discount: Mapping[str, Any] | None = None  # of the whole cart: kind, value, reason
    customer: str | None = None
    # Further commands before it is paid: name and fields.
    commands: Sequence[tuple[str, Mapping[str, Any]]] = ()


@dataclass
class Shift:
    id: str
    number: int
    opened_at: str
    figures: Figures
    entries: list[Entry] = field(default_factory=list)


class SimulatedRegister:
    """One device at one counter. `clock` says when things happen; times carry an offset."""

    def __init__(
        self,
        register: UUID,
        pricebook: Pricebook,
        clock: Callable[[], datetime],
        *,
        key: DeviceKey | None = None,
        seq: int = 0,
        head: str = GENESIS,
        app: str = "bon simulated",
    ) -> None:
        self.register = register
        self.pricebook = pricebook
        self.clock = clock
        self.key = key or DeviceKey()
        self.seq = seq
        self.head = head
        self.app = app
        self.employee: str | None = None
        self.training = False
        self.secret: str | None = None  # of the receipts' addresses on the web
        self.shift: Shift | None = None
        self.held: list[Element] = []
        self.effects: list[Effect] = []  # of the last command
        self.receipts = 0
        self.shifts = 0
        self.grand: GrandTotals = {"sales": 0, "returns": 0, "net": 0}
        self.float_left: int | None = None

    # --- at the counter ---------------------------------------------------------------

    def sign_in(self, employee: str) -> None:
        self.employee = employee
        self.record("signed_in", {})

    def open_shift(self, opening_float: int = 50_000) -> None:
        """Writes `float_set`. The float is øre."""
        self.shifts += 1
        id, opened_at = str(self._id()), self._now()
        figures = open_shift(
            {
                "shift": id,
                "number": self.shifts,
                "register": str(self.register),
                "opened_at": opened_at,
                "opening_float": opening_float,
                "float_left": self.float_left,
                "first_seq": self.seq + 1,
                "grand": self.grand,
            }
        )
        self.shift = Shift(id, self.shifts, opened_at, figures)
        body: FloatSet = {
            "number": self.shifts,
            "amount": opening_float,
            "denominations": [],
            "difference": figures["opening_difference"],
            "reason": "",
        }
        self.record("float_set", body)

    def sell(self, basket: Basket) -> Entry:
        """Rings up the basket, is paid for it and writes the sale. Gives the entry."""
        at = self._now()
        cart = self._rung_up(basket, at)
        if not cart["totals"]["settled"]:
            cart = self._pay(cart, basket, at)
        return self._written(cart, at)

    def note(self, basket: Basket) -> Entry:
        """Writes what the last command of the basket says at once, without a sale."""
        at = self._now()
        self._rung_up(basket, at)
        effect = self.effects[-1]
        return self._write(self._envelope(str(self._id()), at), effect["kind"], effect["body"])

    def _rung_up(self, basket: Basket, at: str) -> Cart:
        cart = self._command(None, "start", at, id=str(self._id()), training=self.training)
        for item, quantity_milli in basket.goods:
            cart = self._command(cart, "add", at, item=item, quantity_milli=quantity_milli)
        if basket.discount is not None:
            cart = self._command(cart, "discount_cart", at, discount=basket.discount)
        if basket.customer is not None:
            cart = self._command(cart, "set_customer", at, customer=basket.customer)
        for name, fields in basket.commands:
            cart = self._command(cart, name, at, **fields)
        return cart

    def take_back(
        self, sale: Entry, pieces: Mapping[int, int], before: Returned | None = None
    ) -> Entry:
        """Takes goods of a sale back by its receipt, line → thousandths, and pays the way it was
        paid, as far as this register knows. `before`: what came back of each line already."""
        body: Any = sale["body"]
        at = self._now()
        cart = self._command(None, "start", at, id=str(self._id()), training=self.training)
        for line in body["lines"]:
            if line["no"] in pieces:
                cart = self._command(
                    cart,
                    "return_line",
                    at,
                    sale={
                        "sale": body["sale"],
                        "receipt_no": body["receipt_no"],
                        "at": body["ended_at"],
                        "line": line,
                        "paid": [
                            {"tender": p["tender"], "kind": p["kind"], "before": 0}
                            | {"paid": p["amount"] - (p["kind"] == "cash") * body["rounding"]}
                            for p in body["payments"]
                        ],
                    },
                    returned=before or {"quantity_milli": 0, "total": 0},
                    quantity_milli=pieces[line["no"]],
                    reason=self.pricebook["return_reasons"][0]["code"],
                    serial=line.get("serial"),
                )
        for refund in cart["totals"]["refunds"]:
            cart = self._command(
                cart, "pay", at, tender=refund["tender"], tendered=refund["amount"], reference=""
            )
        return self._written(cart, at)

    def count_cash(self, counted: int | None = None) -> int:
        """Writes `cash_counted`; None counts exactly what is expected. Gives the difference."""
        shift = self._open()
        expected = self.figures()["expected_cash"]
        amount = expected if counted is None else counted
        self._write_count(shift, amount, [{"value": 1, "count": amount}])
        return amount - expected

    def close_shift(self, float_left: int = 50_000) -> Figures:
        """Writes `z_report` and ends the shift; the cash must have been counted."""
        figures = self.figures()
        closing: Closing = {
            "float_left": float_left,
            "deposit": None,
            "confirmed": [],
            "reason": "",
            "approved_by": None,
        }
        self.record("z_report", {"figures": figures, "closing": closing})
        self.grand, self.float_left = figures["grand"], float_left
        self.shift = None
        self.record("signed_out", {})
        self.employee = None
        return figures

    def figures(self) -> Figures:
        """The shift so far: what an X would show."""
        shift = self._open()
        shift.figures = add_entries(shift.figures, shift.entries)
        shift.entries.clear()
        return shift.figures

    def record(self, kind: str, body: Mapping[str, Any]) -> Entry:
        """Writes an entry whose body is all there is to it."""
        return self._write(self._envelope(str(self._id()), self._now()), kind, dict(body))

    # --- to the server ----------------------------------------------------------------

    def upload(self, count: int = BATCH) -> list[Element]:
        """The oldest elements that have not been acknowledged."""
        return self.held[:count]

    def acknowledge(self, hashes: Iterable[str]) -> None:
        """Marks exactly the entries named, whatever else was on its way."""
        done = set(hashes)
        self.held = [element for element in self.held if element.hash not in done]

    def send(self, transport: Callable[[list[Element]], Iterable[str]], count: int = BATCH) -> None:
        """Hands in all that is held, `count` at a time. `transport` gives the hashes that were
        acknowledged. Raises Unexpected where an upload gets nothing acknowledged."""
        while self.held:
            before = len(self.held)
            self.acknowledge(transport(self.upload(count)))
            if len(self.held) == before:
                raise Unexpected("nothing was acknowledged")

    # --- inside ------------------------------------------------------------------------

    def _write_count(self, shift: Shift, counted: int, denominations: list[Denomination]) -> None:
        expected = self.figures()["expected_cash"]
        body: CashCounted = {
            "expected": expected,
            "counted": counted,
            "difference": counted - expected,
            "denominations": denominations,
            "foreign": [],
            "reason": "",
            "approved_by": None,
        }
        self.record("cash_counted", body)
        shift.figures = count_cash(self.figures(), dict(body))

    def _open(self) -> Shift:
        if self.shift is None:
            raise Unexpected("no shift is open")
        return self.shift

    def _command(self, cart: Cart | None, name: str, at: str, **fields: Any) -> Cart:
        command = {"name": name, "at": at, "employee": self.employee, **fields}
        result = apply(self.pricebook, cart, command)
        if result["errors"]:
            raise Unexpected(f"{name}: {result['errors']}")
        self.effects = result["effects"]
        return result["cart"]

    def _written(self, cart: Cart, at: str) -> Entry:
        self.receipts += 1
        envelope = self._envelope(cart["id"], at)
        body = sale_body(self.pricebook, cart, envelope, self.receipts, self.secret)
        return self._write(envelope, "sale", dict(body))

    def _pay(self, cart: Cart, basket: Basket, at: str) -> Cart:
        cash = tender_of(self.pricebook, basket.tender)["kind"] == "cash"
        due = cart["totals"]["cash_due" if cash else "remaining"]
        tendered = due if basket.tendered is None else basket.tendered
        return self._command(cart, "pay", at, tender=basket.tender, tendered=tendered, reference="")

    def _envelope(self, id: str, at: str) -> Envelope:
        return {
            "id": id,
            "register": str(self.register),
            "seq": self.seq + 1,
            "prev": self.head,
            "at": at,
            "opened_at": self.shift.opened_at if self.shift else None,
            "shift": self.shift.id if self.shift else None,
            "employee": self.employee,
            "app": self.app,
            "training": self.training,
        }

    def _write(self, envelope: Envelope, kind: str, body: dict[str, Any]) -> Entry:
        text, digest = make_entry(envelope, kind, body)
        element = Element(text, digest, self.key.sign(text))
        entry: Entry = {"v": 1, "kind": kind, "body": body, **envelope}
        self.seq, self.head = envelope["seq"], digest
        self.held.append(element)
        if self.shift is not None and kind != "z_report":
            self.shift.entries.append(entry)
        return entry

    def _now(self) -> str:
        return self.clock().isoformat(timespec="seconds")

    def _id(self) -> UUID:
        return uuid7(int(self.clock().timestamp() * 1000))
