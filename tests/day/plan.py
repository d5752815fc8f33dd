"""Makes up a day: one seed, one list of deeds. Another seed is another day."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from tests.day.assortment import (
    BEER,
    BELL,
    BIKE,
    COLA,
    EURO,
    HELMET,
    LABOUR,
    LAMP,
    NUTS,
    OLD_BIKE,
    PANT,
    PAPER,
    SOCKS,
    TUBE,
    Good,
)
from tests.day.book import Book
from tests.day.deeds import (
    Back,
    Cut,
    Deed,
    Deposit,
    Glance,
    Look,
    Mend,
    MoveCash,
    OpenDrawer,
    Pay,
    Reason,
    Rebate,
    Reinstall,
    Visit,
    Want,
)
from tests.day.entered import Entered

EVERYDAY = (BELL, BELL, TUBE, SOCKS, LAMP, HELMET, PAPER, COLA, BEER, NUTS)
RETURNABLE = (BELL, TUBE, SOCKS, LAMP, HELMET, PAPER)
EURO_NOTES = (20_00, 50_00, 100_00, 200_00, 500_00)
REGISTERS = ("K1", "K2", "K3")
REASONS: tuple[Reason, Reason] = ("regret", "faulty")


def whole_day(seed: int) -> list[Deed]:
    """Three hundred customers in two stores, an outage of two registers in the middle of it and
    a device that is reinstalled."""
    return _Planner(seed).day(before=130, reinstalled=50, away=50, after=60)


def counter_day(seed: int) -> list[Deed]:
    """The same in little, of what hands and scanners do at a counter all day."""
    return _Planner(seed).at_the_counter()


class _Planner:
    """Tells the day to a book as it goes, to know what can come back and what is on a card."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.book = Book()
        self.deeds: list[Deed] = []
        self.keys = 0

    def day(self, *, before: int, reinstalled: int, away: int, after: int) -> list[Deed]:
        self._one_of_each()
        self._visits(before, REGISTERS)
        self._do(Reinstall("K3"))
        self._visits(reinstalled, REGISTERS)
        self._outage(away)
        self._visits(after, REGISTERS)
        for at in REGISTERS:
            self._do(Glance(at))
        return self.deeds

    def at_the_counter(self) -> list[Deed]:
        """Baskets of pieces that are scanned; what is paid with one tap."""
        for at in REGISTERS:
            self._simple(at, Pay("cash"))
            self._simple(at, Pay("mobilepay"))
        self._do(MoveCash("K1", "in", 200_00, "change"))
        self._visit("K2", basket=(Want(LAMP), Want(PAPER)), ending="walks_out")
        sold = self._visit("K1", basket=(Want(SOCKS, 3000), Want(LAMP)))
        self._visit("K2", backs=(Back(SOCKS, sale=sold),))
        card = self._visit("K2", card=(self._new_key(), 500_00))
        own = (Pay("gift_card", key=self._card_of(card)), Pay("card"))
        self._visit("K1", basket=(Want(HELMET), Want(BELL)), pays=own)
        parked = self._visit("K1", basket=(Want(TUBE), Want(COLA)), ending="parks")
        self._visit("K3", resumes=parked)
        present = self._visit("K1", basket=(Want(BELL),), labels=True)
        back = Back(BELL, sale=present, by="label")
        self._visit("K2", backs=(back,), basket=(Want(SOCKS),))
        self._do(Reinstall("K3"))
        self._simple("K3", Pay("cash"))
        self._little_outage()
        for at in REGISTERS:
            self._simple(at, Pay("card"))
        return self.deeds

    def _little_outage(self) -> None:
        twice = self._visit("K1", basket=(Want(BELL), Want(HELMET)))
        card = self._visit("K3", card=(self._new_key(), 300_00))
        labelled = self._visit("K3", basket=(Want(BELL),), labels=True)
        parked = self._visit("K1", basket=(Want(TUBE),), ending="parks")
        self._do(Look("K2", sale=twice))
        self._do(Cut("K1"))
        self._do(Cut("K2"))
        self._visit("K3", resumes=parked)
        self._visit("K2", backs=(Back(HELMET, sale=twice),))
        self._visit("K1", resumes=parked)
        self._visit("K1", backs=(Back(HELMET, sale=twice),))
        for at in ("K1", "K2"):
            four = (Want(BELL, 4000),)
            pays = (Pay("gift_card", key=self._card_of(card)), Pay("card"))
            self._visit(at, basket=four, pays=pays)
            self._visit(at, backs=(Back(BELL, sale=labelled, by="label"),), basket=(Want(SOCKS),))
            self._simple(at, Pay("cash"))
        self._do(Mend("K2"))
        self._do(Mend("K1"))

    def _simple(self, at: str, pay: Pay) -> None:
        goods = self.random.sample((BELL, TUBE, SOCKS, LAMP, HELMET, PAPER, COLA), 2)
        basket = tuple(Want(good, 1000 * self.random.randint(1, 2)) for good in goods)
        self._visit(at, basket=basket, pays=(pay,))

    # --- the whole ---

    def _one_of_each(self) -> None:
        """Whatever a day may hold is in every day once."""
        for kind in self._kinds():
            kind(self.random.choice(REGISTERS))
        self._do(MoveCash("K1", "in", 200_00, "change"))
        self._do(MoveCash("K2", "out", 89_50, "supplies"))
        self._do(OpenDrawer("K3"))
        self._do(Deposit("K1", 500_00))
        self._do(Glance("K2"))

    def _visits(self, count: int, registers: tuple[str, ...]) -> None:
        kinds = self._kinds()
        weights = [24, 6, 6, 6, 4, 4, 3, 10, 5, 5, 3, 4, 4, 4, 6, 4, 3, 2]
        for _ in range(count):
            at = self.random.choice(registers)
            (kind,) = self.random.choices(kinds, weights)
            kind(at)

    def _kinds(self) -> list[Callable[[str], None]]:
        return [
            self._sale, self._split, self._euro, self._line_rebate, self._cart_rebate,
            self._regretted, self._walks_out, self._return, self._exchange, self._gift_card,
            self._top_up, self._pay_by_card, self._order, self._pick_up, self._park_and_resume,
            self._labels, self._unreceipted, self._special,
        ]  # fmt: skip

    def _outage(self, away: int) -> None:
        """Two registers sell on without a line, and spend once more what can be spent once."""
        everything = (Want(BELL), Want(HELMET))
        twice = self._visit("K1", basket=everything)
        order = self._visit("K3", basket=(Want(HELMET),), orders=150_00, customer="Ulla")
        card = self._visit("K3", card=(self._new_key(), 300_00))
        labelled = self._visit("K3", basket=(Want(BELL),), labels=True)
        parked = self._visit("K1", basket=(Want(TUBE), Want(COLA, 2000)), ending="parks")
        for at in ("K1", "K2"):
            self._do(Look(at, sale=twice))
            self._do(Look(at, order=order))
        self._do(Cut("K1"))
        self._do(Cut("K2"))
        self._visit("K3", resumes=parked)
        self._visit("K1", resumes=parked)
        number = self._card_of(card)
        for at in ("K1", "K2"):
            four = (Want(BELL, 4000),)
            self._visit(at, basket=four, pays=(Pay("gift_card", key=number), Pay("card")))
            self._visit(at, backs=(Back(HELMET, sale=twice),), pays=(Pay("card"),))
            self._visit(at, picks_up=order)
            self._visit(at, basket=(Want(HELMET),), coupon=2)
            loose = Back(BELL, sale=labelled, by="label")
            self._visit(at, backs=(loose,), basket=(Want(SOCKS),))
        for _ in range(away):
            at = self.random.choice(REGISTERS)
            kinds = [self._sale, self._split, self._regretted, self._walks_out, self._own_return]
            self.random.choice(kinds)(at)
        self._do(Mend("K2"))
        self._do(Mend("K1"))

    # --- one customer ---

    def _sale(self, at: str) -> None:
        basket = self._basket()
        # Whom a device never met it does not know without a line.
        met = [] if at in self.book.offline else ["Klara", "Ulla"]
        customer = self.random.choice(["", "", "", *met])
        copies = 1 if self.random.random() < 0.05 else 0
        pays = (self._one_payment(basket),)
        self._visit(at, basket=basket, customer=customer, pays=pays, copies=copies)

    def _split(self, at: str) -> None:
        basket = (*self._basket(), Want(HELMET))
        first = Pay("cash", self.random.choice([50_00, 100_00, 200_00]))
        rest = [(Pay("card"),), (Pay("mobilepay", 100_00), Pay("card")), (Pay("mobilepay"),)]
        self._visit(at, basket=basket, pays=(first, *self.random.choice(rest)))

    def _euro(self, at: str) -> None:
        basket = self._basket(2)
        cost = sum((want.good.price or 0) * want.quantity_milli // 1000 for want in basket) + 50_00
        note = next(note for note in EURO_NOTES if note * EURO // 10_000 > cost)
        self._visit(at, basket=basket, pays=(Pay("eur", note),))

    def _line_rebate(self, at: str) -> None:
        rate_bp = self.random.choice([500, 1000, 2500])
        basket = (Want(BELL, 1000 * self.random.randint(1, 3)), Want(PAPER))
        self._visit(at, basket=basket, rebate=Rebate("line", rate_bp), pays=(Pay("cash"),))

    def _cart_rebate(self, at: str) -> None:
        basket = (Want(HELMET), *self._basket(3, without=HELMET))
        rate_bp = self.random.choice([500, 1000, 1500])
        self._visit(at, basket=basket, rebate=Rebate("cart", rate_bp), pays=(Pay("cash"),))

    def _regretted(self, at: str) -> None:
        self._visit(at, basket=(*self._basket(2, without=BELL), Want(BELL)), regrets=True)

    def _walks_out(self, at: str) -> None:
        self._visit(at, basket=self._basket(), ending="walks_out")

    def _return(self, at: str) -> None:
        self._take_back(at, list(self.book.sales.values()))

    def _own_return(self, at: str) -> None:
        """Without a line only what this device sold; what the one before it sold is not there."""
        self._take_back(at, [sale for sale in self.book.sales.values() if sale.at == at != "K3"])

    def _take_back(self, at: str, sales: list[Entered]) -> None:
        there = [(sale, back) for sale in sales for back in self._left(sale)]
        if not there:
            return self._sale(at)
        sale, back = self.random.choice(there)
        self._visit(at, backs=(back,), pays=(self._way_back(sale),))
        return None

    def _exchange(self, at: str) -> None:
        """Something comes back and something dearer goes home."""
        sales = self.book.sales.values()
        there = [(s, b) for s in sales for b in self._left(s) if b.good is not HELMET]
        if not there:
            return self._sale(at)
        _sale, back = self.random.choice(there)
        basket = (Want(HELMET), Want(LAMP, 3000))
        pays = (self.random.choice([Pay("card"), Pay("cash")]),)
        self._visit(at, backs=(back,), basket=basket, pays=pays)
        return None

    def _gift_card(self, at: str) -> None:
        pays = (self.random.choice([Pay("card"), Pay("cash"), Pay("mobilepay")]),)
        amount = self.random.choice([200_00, 300_00, 500_00])
        self._visit(at, card=(self._new_key(), amount), pays=pays)

    def _top_up(self, at: str) -> None:
        if cards := self._cards("gift"):
            self._visit(at, card=(self.random.choice(cards), 100_00))

    def _pay_by_card(self, at: str) -> None:
        """With a gift card or a credit note; what it does not cover is paid otherwise."""
        cards = self._cards("gift") + self._cards("note")
        if not cards:
            return self._gift_card(at)
        key = self.random.choice(cards)
        how = "gift_card" if key.startswith("gift") else "credit_note"
        rest = self.random.choice([Pay("card"), Pay("cash")])
        self._visit(at, basket=self._basket(), pays=(Pay(how, key=key), rest))
        return None

    def _order(self, at: str) -> None:
        basket = (Want(HELMET), Want(PAPER, 2000), Want(SOCKS, 3000))
        prepayment = self.random.choice([100_00, 137_50, 250_00])
        self._visit(at, basket=basket, orders=prepayment, customer="Ulla")

    def _pick_up(self, at: str) -> None:
        open_orders = [key for key in self.book.orders if not self.book.resumed[key]]
        if not open_orders:
            return self._order(at)
        key = self.random.choice(open_orders)
        if self.random.random() < 0.3:
            self._visit(at, gives_up=key)
        else:
            self._visit(at, picks_up=key, pays=(self.random.choice([Pay("card"), Pay("cash")]),))
        return None

    def _park_and_resume(self, at: str) -> None:
        """Put aside, and taken up at the register beside it."""
        other = {"K1": "K3", "K3": "K1", "K2": "K2"}[at]
        parked = self._visit(at, basket=self._basket(), ending="parks")
        self._visit(other, resumes=parked, pays=(self.random.choice([Pay("card"), Pay("cash")]),))

    def _labels(self, at: str) -> None:
        """A present, and its exchange somewhere else."""
        key = self._visit(at, basket=(Want(BELL), Want(TUBE)), labels=True)
        back = Back(BELL, sale=key, by="label")
        where = self.random.choice(REGISTERS)
        self._visit(where, backs=(back,), basket=(Want(SOCKS, 3000),))

    def _unreceipted(self, at: str) -> None:
        back = Back(BELL, by="goods", reason=self.random.choice(REASONS))
        self._visit(at, backs=(back,), pays=(Pay("cash"),))

    def _special(self, at: str) -> None:
        """Serial numbers, a price that is asked for, used goods, empty bottles, a coupon."""
        asked = Want(LABOUR, price=self.random.choice([250_00, 475_00]))
        self._visit(at, basket=(Want(BIKE), asked))
        self._visit(at, basket=(Want(OLD_BIKE),), pays=(Pay("cash"),))
        self._visit(at, bottles=self.random.randint(2, 12), pays=(Pay("cash"),))
        if not self.book.coupons[1]:
            self._visit(at, basket=(Want(HELMET),), coupon=1)

    # --- inside ---

    def _basket(self, most: int = 4, without: Good | None = None) -> tuple[Want, ...]:
        goods = [good for good in EVERYDAY if good is not without]
        chosen = dict.fromkeys(self.random.choices(goods, k=self.random.randint(1, most)))
        return tuple(Want(good, self._quantity(good)) for good in chosen)

    def _quantity(self, good: Good) -> int:
        if good.weighed:
            return self.random.randint(80, 1_500)
        return 1000 * self.random.choice([1, 1, 1, 2, 3, 4])

    def _one_payment(self, basket: tuple[Want, ...]) -> Pay:
        notes = Pay("cash", 5_000_00)
        return self.random.choice([Pay("card"), Pay("card"), Pay("mobilepay"), Pay("cash"), notes])

    def _left(self, sale: Entered) -> list[Back]:
        """What may come back of a sale, a piece of each line or all of what is weighed."""
        reason = self.random.choice(REASONS)
        simple = [row for row in sale.rows if row.good in RETURNABLE and row.back is None]
        if any(row.good is PANT or row.good is None for row in sale.rows):
            return []
        left = [row for row in simple if sale.returned[row.name] + 1000 <= row.quantity_milli]
        return [Back(row.good, 1000, sale.key, reason=reason) for row in left if row.good]

    def _way_back(self, sale: Entered) -> Pay:
        tenders = {taking.tender for taking in sale.takings}
        if tenders == {"gift_card"}:
            return Pay("onto", key=sale.takings[0].key)
        if tenders & {"gift_card", "credit_note"} or self.random.random() < 0.2:
            return Pay("issue", key=f"note-{self._next()}")
        return Pay("back")

    def _cards(self, kind: str) -> list[str]:
        return [key for key, left in self.book.cards.items() if left > 0 and key.startswith(kind)]

    def _card_of(self, visit: str) -> str:
        deed = next(d for d in self.deeds if isinstance(d, Visit) and d.key == visit)
        assert deed.card is not None
        return deed.card[0]

    def _new_key(self) -> str:
        return f"gift-{self._next()}"

    def _next(self) -> int:
        self.keys += 1
        return self.keys

    def _visit(self, at: str, **said: Any) -> str:
        visit = Visit(at, f"visit-{self._next()}", **said)
        self._do(visit)
        return visit.key

    def _do(self, deed: Deed) -> None:
        self.book.enter(deed)
        self.deeds.append(deed)
