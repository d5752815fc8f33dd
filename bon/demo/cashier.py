"""The people at a simulated register: they act a planned day out, command by command."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from bon.demo.baskets import Wanted
from bon.demo.cash import drawer, handed_over
from bon.demo.days import FLOAT, ZONE, Day, Moment, Rebate, Visit
from bon.demo.season import dice
from bon.registers.simulated import SimulatedRegister, Unexpected
from till.authority import alone, right_of
from till.cart import apply
from till.sale import sale_body
from till.shapes import Cart, Effect, Entry, Pricebook

SCAN = timedelta(seconds=4)
PAY = timedelta(seconds=9)
COPY = timedelta(seconds=14)
NOTES = (5_000, 10_000, 20_000)


class Crew(NamedTuple):
    """Who stands at a register before and after lunch, and who is asked when it is too much for
    them: ids of people."""

    morning: str
    afternoon: str
    manager: str


class Cashier(SimulatedRegister):
    """A register whose clock is the moment of what is being done at it."""

    def __init__(self, register: UUID, pricebook: Pricebook) -> None:
        self.now = datetime.fromtimestamp(0, ZONE)
        super().__init__(register, pricebook, lambda: self.now)
        self.left = FLOAT

    def work(self, day: Day, crew: Crew) -> None:
        """From unlocking the register to its Z."""
        self.now = day.opens
        self.record("app_started", {})
        self.sign_in(crew.morning)
        self.open_shift(self.left)
        for moment in day.moments:
            self.now = moment.at
            if isinstance(moment, Visit):
                self.serve(moment, crew)
            else:
                self._do(moment, crew)
        self._train(False)
        self.now = day.closes
        self._count(day.slip)
        self.close_shift(self.left)

    def serve(self, visit: Visit, crew: Crew) -> None:
        """One customer, from the first scan to the door."""
        self._train(visit.training)
        cart = self._ring_up(visit)
        if visit.rebate is not None:
            cart = self._discount(cart, visit.rebate, crew)
        self.now += PAY
        if visit.ending == "walks_out":
            self._carry_out(cart, "abandon")
            return
        sale = self._finish(self._take_payment(cart, visit))
        if visit.wants_copy:
            self.now += COPY
            body = {field: sale["body"][field] for field in ("sale", "receipt_no", "total")}
            self.record("receipt_copied", body)

    # --- one customer ---------------------------------------------------------------------

    def _ring_up(self, visit: Visit) -> Cart:
        cart = self._carry_out(None, "start", id=str(self._id()), training=self.training)
        for wanted in visit.basket:
            self.now += SCAN
            cart = self._add(cart, wanted)
        if visit.regrets and len(cart["lines"]) > 1:
            cart = self._carry_out(cart, "remove", line=cart["lines"][-1]["no"])
        return cart

    def _add(self, cart: Cart, wanted: Wanted) -> Cart:
        asked = {} if wanted.price is None else {"price": wanted.price}
        return self._carry_out(
            cart, "add", item=wanted.item, quantity_milli=wanted.quantity_milli, **asked
        )

    def _discount(self, cart: Cart, rebate: Rebate, crew: Crew) -> Cart:
        """Gives the discount where the goods allow it; a large one is approved by the manager."""
        line = cart["lines"][0]
        if not line["item"]["discountable"]:
            return cart
        discount = {"kind": "percent", "value": rebate.rate_bp, "reason": rebate.reason}
        right = right_of(self.pricebook, self.employee, f"{rebate.of}_discount")
        approved_by = None if alone(right, rebate.rate_bp) else crew.manager
        if rebate.of == "cart":
            return self._carry_out(
                cart, "discount_cart", discount=discount, approved_by=approved_by
            )
        return self._carry_out(
            cart, "discount_line", line=line["no"], discount=discount, approved_by=approved_by
        )

    def _take_payment(self, cart: Cart, visit: Visit) -> Cart:
        if visit.tender == "cash":
            due = cart["totals"]["cash_due"]
            return self._pay_with(cart, "cash", handed_over(dice("hand", visit.at), due))
        tender = visit.tender
        if visit.tender == "cash_then_card":
            tender = "card"
            notes = [note for note in NOTES if note < cart["totals"]["total"]]
            cart = self._pay_with(cart, "cash", notes[-1]) if notes else cart
        return self._pay_with(cart, tender, cart["totals"]["remaining"])

    def _pay_with(self, cart: Cart, tender: str, tendered: int) -> Cart:
        return self._carry_out(cart, "pay", tender=tender, tendered=tendered, reference="")

    def _finish(self, cart: Cart) -> Entry:
        """Writes the sale: number, body, entry."""
        self.receipts += 1
        envelope = self._envelope(cart["id"], self._now())
        body = sale_body(self.pricebook, cart, envelope, self.receipts)
        return self._write(envelope, "sale", dict(body))

    def _carry_out(self, cart: Cart | None, name: str, **fields: Any) -> Cart:
        """One command; what the till wants written down is written down."""
        command = {"name": name, "at": self._now(), "employee": self.employee, **fields}
        result = apply(self.pricebook, cart, command)
        if result["errors"]:
            raise Unexpected(f"{name}: {result['errors']}")
        for effect in result["effects"]:
            self._perform(effect)
        return result["cart"]

    def _perform(self, effect: Effect) -> None:
        if effect["effect"] == "journal":
            self.record(effect["kind"], effect["body"])

    # --- around the customers -------------------------------------------------------------

    def _do(self, moment: Moment, crew: Crew) -> None:
        if moment.kind == "x_report":
            self.record("x_report", {"figures": self.figures()})
        elif moment.kind == "drawer_opened":
            self.record("drawer_opened", {"reason": "Veksle", "approved_by": crew.manager})
        elif self.employee != crew.afternoon:
            self.record("signed_out", {})
            self.sign_in(crew.afternoon)

    def _train(self, on: bool) -> None:
        """Training mode on or off, written down where it changes."""
        if self.training != on:
            self.record("training_on" if on else "training_off", {})
            self.training = on

    def _count(self, slip: int) -> None:
        """Counts the drawer, `slip` øre off; what is above the float goes to the bank."""
        shift = self._open()
        counted = max(0, self.figures()["expected_cash"] + slip)
        self._write_count(shift, counted, drawer(counted))
        self.left = min(FLOAT, counted)
