"""Whoever stands at a register and does what the day says, through the engine's own calls."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import Any

from bon.staff.cast import PINS
from tests.day import deeds
from tests.day.assortment import FLOAT, HELMET_COUPON, PANT, Good
from tests.day.deeds import Back, Pay, Rebate, Visit, Want
from tests.day.device import Device, Refused
from tests.day.shop import COUPONS, Shop

COLUMNS = 42  # so wide that a label has its code in bars


class Memory:
    """What people carry from one register to another: receipts, cards, labels, slips."""

    def __init__(self) -> None:
        self.sales: dict[str, dict[str, Any]] = {}  # key → Finished
        self.cards: dict[str, tuple[str, str]] = {}  # key → kind, number
        self.labels: dict[tuple[str, str], str] = {}  # sale, goods → code
        self.parked: dict[str, str] = {}  # key → cart
        self.orders: dict[str, int] = {}  # key → number
        self.serials = 0


class Clerk:
    """At one register. `glance`: the figures of its last X."""

    def __init__(self, shop: Shop, code: str, server: str, memory: Memory) -> None:
        self.shop = shop
        self.code = code
        self.server = server
        self.memory = memory
        self.offline = False
        self.looked: dict[str, Any] = {}
        self.glance: dict[str, Any] = {}
        self.device = self._new_device()

    def call(self, name: str, *args: Any) -> Any:
        return self.device.call(name, *args)

    @singledispatchmethod
    def do(self, deed: object) -> None:
        raise TypeError(deed)

    @do.register
    def _(self, deed: deeds.Cut) -> None:
        self.offline = True
        self.call("offline", True)

    @do.register
    def _(self, deed: deeds.Mend) -> None:
        self.offline = False
        self.call("offline", False)
        self.send()

    @do.register
    def _(self, deed: deeds.Reinstall) -> None:
        self.send()
        self.close()
        self.device = self._new_device(again=True)

    @do.register
    def _(self, deed: deeds.Look) -> None:
        if deed.sale:
            self._sale(deed.sale)
        if deed.order:
            self._order(deed.order)

    @do.register
    def _(self, deed: deeds.MoveCash) -> None:
        move = {"way": deed.way, "amount": deed.amount, "reason": deed.reason}
        self.call("moveCash", {**move, "note": "", "photo": None})

    @do.register
    def _(self, deed: deeds.Deposit) -> None:
        self._with_approval("depositCash", deed.amount, "P-7")

    @do.register
    def _(self, deed: deeds.OpenDrawer) -> None:
        self._with_approval("openDrawer", "Veksle")

    @do.register
    def _(self, deed: deeds.Glance) -> None:
        self.glance = self.call("xReport")["figures"]

    @do.register
    def _(self, visit: Visit) -> None:
        if visit.resumes:
            self.call("resume", {"id": self.memory.parked[visit.resumes]})
        if visit.customer:
            self._attach(visit.customer)
        if visit.coupon is not None:
            campaign = self.shop.campaigns[HELMET_COUPON]
            coupon = {"campaign": campaign.number, "number": COUPONS[visit.coupon]}
            self._change("useCoupon", coupon)
        for want in visit.basket:
            self._put(want)
        if visit.regrets:
            self._change("remove", self._cart()["lines"][-1]["no"])
        if visit.bottles:
            self._change("add", self._variant(PANT), visit.bottles * 1000)
        for back in visit.backs:
            self._take_back(back)
        if visit.rebate is not None:
            self._discount(visit.rebate)
        self._end(visit)

    def send(self) -> None:
        """Until the server has all that was done here, where there is a line."""
        if not self.offline:
            self.call("sent")

    def close(self) -> None:
        """The device is switched off."""
        self.device.close()

    def close_shift(self, counted: int) -> dict[str, Any]:
        """Counts the drawer, kroner and euro, and closes; the Z."""
        figures = self.call("xReport")["figures"]
        euro = figures["foreign"].get("EUR", {"taken": 0})["taken"]
        foreign = [{"currency": "EUR", "amount": euro}]
        told = [{"value": 50, "count": counted // 50}]
        self.call("countCash", {"denominations": told, "foreign": foreign}, "")
        wish = {"floatLeft": FLOAT, "bag": "P-9", "told": [], "reason": ""}
        closed: dict[str, Any] = self._with_approval("closeShift", wish)
        self.send()
        return closed

    # --- one customer ---

    def _end(self, visit: Visit) -> None:
        if visit.ending == "parks":
            cart = self._cart()
            self._change("park")
            self.memory.parked[visit.key] = cart["id"]
        elif visit.ending == "walks_out":
            self._change("abandon")
        else:
            self._sell_others(visit)
            self._pay(visit)

    def _sell_others(self, visit: Visit) -> None:
        """What is no goods: orders and cards."""
        label = "Forudbetaling"
        if visit.orders is not None:
            wish = {"act": "place", "kind": "order", "due": None, "prepayment": visit.orders}
            cart = self._change("order", {**wish, "label": label})["cart"]
            self.memory.orders[visit.key] = cart["order"]["number"]
        for act, key in (("pick_up", visit.picks_up), ("refund", visit.gives_up)):
            if key:
                order = self._order(key)
                wish = {"act": act, "order": order, "label": label}
                self._change("order", {**wish, "picks": None} if act == "pick_up" else wish)
        if visit.card is not None:
            key, amount = visit.card
            known = self.memory.cards.get(key)
            self._change("sellGiftCard", amount, *([known[1]] if known else []))

    def _pay(self, visit: Visit) -> None:
        for pay in visit.pays:
            if not self._cart()["totals"]["settled"]:
                self._pay_by(pay)
        told = self.call("finish")
        assert told["ok"], (visit, told)
        sale = self.memory.sales[visit.key] = told["sale"]
        self._keep_cards(visit, sale["entryId"])
        if visit.labels:
            self._keep_labels(visit)
        for _ in range(visit.copies):
            self.call("copy", sale["entryId"])

    def _pay_by(self, pay: Pay) -> None:
        due = self._cart()["totals"]
        if pay.how == "back":
            self._pay_back()
        elif pay.how == "eur":
            self._change("payForeign", "EUR", pay.amount)
        elif pay.how in ("gift_card", "credit_note"):
            self._change("redeemVoucher", *self.memory.cards[pay.key])
        elif pay.how == "onto":
            self._change("refundVoucher", *self.memory.cards[pay.key])
        elif pay.how == "issue":
            self._change("refundVoucher", "credit_note")
        else:
            owed = due["cash_due"] if pay.how == "cash" else due["remaining"]
            self._change("pay", pay.how, owed if pay.amount is None else pay.amount)

    def _pay_back(self) -> None:
        """As the register proposes; what it has no proposal for is paid in cash."""
        while not (due := self._cart()["totals"])["settled"]:
            proposed = due["refunds"] or [{"tender": "cash", "amount": due["cash_due"]}]
            self._change("pay", proposed[0]["tender"], proposed[0]["amount"])

    def _put(self, want: Want) -> None:
        good = want.good
        if good.age:
            self._change("confirmAge", good.age, True)
        if good.serial:
            self.memory.serials += 1
            self.call("giveSerial", self._variant(good), f"SN-{self.memory.serials}")
        if want.price is not None or good.weighed:
            self._change("add", self._variant(good), want.quantity_milli, *_said(want.price))
            return
        change = self.call("scan", good.barcode)
        assert change["errors"] == [], (want, change["errors"])
        if want.quantity_milli != 1000:
            self._change("setQuantity", change["line"], want.quantity_milli)

    def _take_back(self, back: Back) -> None:
        wish = {"variant": self._variant(back.good), "reason": back.reason}
        if back.by == "goods":
            self._change("returnItem", {**wish, "quantityMilli": back.quantity_milli})
            return
        label = self.memory.labels.get((back.sale, back.good.name)) if back.by == "label" else None
        sale = self._sale(back.sale)
        if sale is None:
            self._change("returnItem", {**wish, "label": label})
            return
        lines = [each["line"] for each in sale["lines"]]
        line = next(line for line in lines if line["name"] == back.good.name)
        piece = {"line": line["no"], "quantityMilli": back.quantity_milli}
        why = {"sale": sale["sale"], "reason": back.reason, "label": label}
        self._change("returnLine", {**piece, **why})

    def _discount(self, rebate: Rebate) -> None:
        discount = {"kind": "percent", "value": rebate.rate_bp, "reason": "damaged"}
        if rebate.of == "line":
            self._change("discountLine", self._cart()["lines"][0]["no"], discount)
        else:
            self._change("discountCart", discount)

    def _attach(self, name: str) -> None:
        customer = self.shop.customers[name]
        found = self.call("searchCustomers", customer.name)["customers"]
        self._change("attachCustomer", next(c for c in found if c["id"] == str(customer.id)))

    # --- what is looked up ---

    def _sale(self, key: str) -> Any:
        """A sale as it can be found from here: anywhere, here, or as it was found before."""
        which = {"sale": self.memory.sales[key]["entryId"]}
        asked = self.call("saleAnywhere", which)
        found = asked["answer"] if asked["ok"] else self.call("saleHere", which)
        self.looked[key] = found or self.looked.get(key)
        return self.looked[key]

    def _order(self, key: str) -> Any:
        asked = self.call("findOrder", self.memory.orders[key])
        if asked["ok"]:
            self.looked[key] = asked["answer"]["order"]
        return self.looked[key]

    def _keep_cards(self, visit: Visit, entry: str) -> None:
        """Reads the codes off the cards that were printed."""
        keys = [visit.card[0]] if visit.card else []
        keys += [pay.key for pay in visit.pays if pay.how == "issue"]
        if not keys or keys[0] in self.memory.cards:
            return
        (slip,) = self.call("voucherSlips", entry, False)
        own = self.call("read", _bars(slip))["own"]
        self.memory.cards[keys[0]] = (own["kind"], f"{own['fields']['number']:010d}")

    def _keep_labels(self, visit: Visit) -> None:
        entry = self.memory.sales[visit.key]["entryId"]
        labels = self.call("labels", entry, "all", COLUMNS)
        for want, label in zip(visit.basket, labels, strict=True):
            self.memory.labels[visit.key, want.good.name] = _bars(label)

    # --- the device ---

    def _variant(self, good: Good) -> str:
        return str(self.shop.goods[good].id)

    def _cart(self) -> Any:
        return self.call("cart")

    def _change(self, name: str, *args: Any) -> Any:
        """A call that changes the cart, approved by the manager where it has to be. Whoever takes
        up a parked sale with beer in it is looked at again."""
        change = self.call(name, *args)
        for error in change["errors"]:
            if error["code"] == "age_check_needed":
                self.call("confirmAge", error["data"]["age"], True)
            else:
                self._approve(error["code"], error["data"])
            return self._change(name, *args)
        return change

    def _with_approval(self, name: str, *args: Any) -> Any:
        try:
            return self.call(name, *args)
        except Refused as refused:
            self._approve(refused.code, refused.data)
            return self.call(name, *args)

    def _approve(self, code: str, data: Any) -> None:
        assert code == "approval_needed", (code, data)
        manager = str(self.shop.cast.manager.id)
        answer = self.call("approve", manager, PINS["manager"], {"code": code, "data": data})
        assert answer["ok"], (data, answer)

    def _new_device(self, *, again: bool = False) -> Device:
        device = Device(self.server)
        device.call("phase", "unpaired")
        answer = device.call("pair", self.shop.pairing_code(self.code), "iPad")
        assert answer["ok"], answer
        device.call("phase", "ready")
        person, pin = self.shop.crew(self.code)
        assert device.call("signIn", str(person.id), pin)["ok"]
        if not again:
            device.call("openShift", FLOAT, [{"value": 100_00, "count": FLOAT // 100_00}], "")
        return device


def _bars(paper: dict[str, Any]) -> str:
    code: str = next(block["text"] for block in paper["blocks"] if block["block"] == "barcode")
    return code


def _said(price: int | None) -> list[int]:
    return [] if price is None else [price]
