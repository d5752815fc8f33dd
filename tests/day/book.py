"""The independent book: what a day must come to, worked out from deeds and prices alone.

Nothing here is taken from the code under test. Amounts are øre, quantities thousandths.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from functools import singledispatchmethod

from tests.day import deeds
from tests.day.assortment import (
    BELL,
    CLUB_BELL,
    EURO,
    GOODS,
    HELMET,
    HELMET_BP,
    HELMET_COUPON,
    LAMP,
    LAMPS_BP,
    LAMPS_OFF,
    PANT,
    PANT_PRICE,
    RATES_BP,
    SOCKS,
    SOCKS_3_FOR_2,
    STOCK,
    STORES,
    TUBE,
    TUBE_NORTH,
    TUBES_NORTH,
    Good,
)
from tests.day.deeds import Back, Pay, Visit, Want
from tests.day.drawer import Drawer
from tests.day.entered import Entered, Promise, Row, Taking, part_of, row_of
from tests.day.reckoning import coins, half_up, share, split, vat_of

SINGLE_RATE_BP = RATES_BP["standard"]  # the one rate of what a gift card buys
OFFLINE_LIMIT = 500_00


class Book:
    """Enters deeds one after the other, as an accountant would who stood beside."""

    def __init__(self) -> None:
        self.drawers = {code: Drawer() for code in STORES}
        self.sales: dict[str, Entered] = {}
        self.stock = {(store, good): STOCK * 1000 for store in STORES.values() for good in GOODS}
        self.defect: Counter[tuple[str, Good]] = Counter()
        self.cards: Counter[str] = Counter()
        self.orders: dict[str, Promise] = {}
        self.parked: dict[str, Visit] = {}
        self.resumed: Counter[str] = Counter()
        self.coupons: Counter[int] = Counter()
        self.labels: Counter[tuple[str, str]] = Counter()
        self.campaigns: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self.campaigns_back: Counter[tuple[str, str]] = Counter()
        self.offline: set[str] = set()
        self.tasks: Counter[str] = Counter()

    @singledispatchmethod
    def enter(self, deed: object) -> None:
        raise TypeError(deed)

    # --- around the customers ---

    @enter.register
    def _(self, deed: deeds.MoveCash) -> None:
        drawer = self.drawers[deed.at]
        moves = drawer.cash_in if deed.way == "in" else drawer.cash_out
        moves[deed.reason].append(deed.amount)
        drawer.cash += deed.amount if deed.way == "in" else -deed.amount

    @enter.register
    def _(self, deed: deeds.Deposit) -> None:
        self.drawers[deed.at].deposits.append(deed.amount)
        self.drawers[deed.at].cash -= deed.amount

    @enter.register
    def _(self, deed: deeds.OpenDrawer) -> None:
        self.drawers[deed.at].opened += 1

    @enter.register
    def _(self, deed: deeds.Cut) -> None:
        self.offline.add(deed.at)

    @enter.register
    def _(self, deed: deeds.Mend) -> None:
        self.offline.discard(deed.at)

    @enter.register
    def _(self, deed: deeds.Reinstall) -> None:
        """Nobody knows any more which numbers the device gave."""
        self.tasks["registers.numbers_lost"] += 1

    @enter.register(deeds.Look)
    @enter.register(deeds.Glance)
    def _(self, deed: object) -> None:
        """Nothing comes of it."""

    # --- a customer ---

    @enter.register
    def _(self, visit: Visit) -> None:
        rows = self._goods_sold(visit)
        drawer = self.drawers[visit.at]
        if visit.ending == "parks":
            self.parked[visit.key] = visit
            return
        if visit.ending == "walks_out":
            drawer.voids.append(sum(row.total for row in rows))
            return
        if visit.orders is not None:
            rows = self._ordered(visit, rows, visit.orders)
        rows += [self._came_back(visit, back) for back in visit.backs]
        if visit.card is not None:
            rows.append(self._card_sold(drawer, *visit.card))
        rows += self._fetched(visit)
        sale = Entered(visit.key, visit.at, visit.customer, rows, sum(row.total for row in rows))
        self.sales[visit.key] = sale
        self._count(drawer, sale)
        for pay in visit.pays:
            self._take(drawer, sale, pay)
        drawer.rounding += sale.rounding
        self._move(visit, rows)
        if visit.copies:
            drawer.copies += [sale.total] * visit.copies

    def _goods_sold(self, visit: Visit) -> list[Row]:
        """The basket as it is paid for."""
        wants = list(visit.basket)
        customer, coupon = visit.customer, visit.coupon
        if visit.resumes:
            first = self.parked[visit.resumes]
            wants, customer = [*first.basket, *wants], first.customer or customer
            self.resumed[visit.resumes] += 1
            if self.resumed[visit.resumes] == 2:
                self.tasks["parking.twice"] += 1
        if visit.regrets:
            gone = wants.pop()
            put_back = self._rows(visit, gone, customer, None, counted=False)
            self.drawers[visit.at].removed.append(sum(row.total for row in put_back))
        rows = [row for want in wants for row in self._rows(visit, want, customer, coupon)]
        if visit.bottles:
            rows.append(row_of(PANT, -1000 * visit.bottles, -visit.bottles * PANT_PRICE))
        if visit.rebate is not None:
            self._discount(visit, rows)
        return rows

    def _rows(
        self, visit: Visit, want: Want, customer: str, coupon: int | None, *, counted: bool = True
    ) -> list[Row]:
        """One line, or two where a bottle has its pant. Each piece of a serial number is a line."""
        good, milli = want.good, want.quantity_milli
        price = want.price if want.price is not None else good.price
        assert price is not None
        if good is BELL and customer == "Klara":
            price = CLUB_BELL
        gross = half_up(Fraction(price * milli, 1000))
        name, off, claimed_milli = self._promised(visit, good, milli, coupon)
        row = row_of(good, milli, gross - off)
        row.claimed = half_up(Fraction(price * claimed_milli, 1000)) - off
        row.campaign, row.offs, row.unit_price = name, (off, 0), price
        if name and counted and visit.ending == "pays" and visit.orders is None:
            self.campaigns[name, STORES[visit.at]].append(off)
            self.drawers[visit.at].campaigns.append(off)
            if name == HELMET_COUPON and coupon is not None:
                self._use(coupon)
        if not good.pant:
            return [row]
        return [row, row_of(PANT, milli, half_up(Fraction(good.pant * milli, 1000)))]

    def _promised(
        self, visit: Visit, good: Good, milli: int, coupon: int | None
    ) -> tuple[str, int, int]:
        """Which campaign takes how much off, and of how much of the goods."""
        pieces = milli // 1000
        assert good.price is not None or good.service
        price = good.price or 0
        if good is SOCKS and pieces >= 3:
            return SOCKS_3_FOR_2, pieces // 3 * price, pieces // 3 * 3_000
        if good is LAMP:
            return LAMPS_OFF, pieces * share(price, LAMPS_BP), milli
        if good is TUBE and STORES[visit.at] == STORES["K2"]:
            return TUBES_NORTH, pieces * (price - TUBE_NORTH), milli
        if good is HELMET and coupon is not None:
            return HELMET_COUPON, pieces * share(price, HELMET_BP), milli
        return "", 0, 0

    def _use(self, coupon: int) -> None:
        self.coupons[coupon] += 1
        if self.coupons[coupon] == 2:
            self.tasks["campaigns.used_twice"] += 1

    def _discount(self, visit: Visit, rows: list[Row]) -> None:
        """Off the first line, or off all that no campaign claimed and that is no deposit."""
        rebate = visit.rebate
        assert rebate is not None
        if rebate.of == "line":
            off = share(rows[0].total, rebate.rate_bp)
            rows[0].total -= off
            rows[0].offs = (rows[0].offs[0], off)
            self.drawers[visit.at].discounts.append(off)
            return
        free = [
            row.total - row.claimed if row.good is not PANT and row.quantity_milli > 0 else 0
            for row in rows
        ]
        whole = share(sum(free), rebate.rate_bp)
        for row, part in zip(rows, split(whole, free), strict=True):
            row.total -= part
            row.offs = (row.offs[0], part)
        self.drawers[visit.at].discounts.append(whole)

    def _came_back(self, visit: Visit, back: Back) -> Row:
        """Worth what was paid for it, its part of every discount included."""
        good, milli = back.good, back.quantity_milli
        if back.by == "goods":
            assert good.price is not None
            return row_of(good, -milli, -half_up(Fraction(good.price * milli, 1000)), back)
        sale = self.sales[back.sale]
        sold = next(row for row in sale.rows if row.good is good and row.quantity_milli > 0)
        before = min(sale.returned[good.name], sold.quantity_milli)
        # Two registers that cannot reach each other do not know of what the other took.
        before = 0 if before + milli > sold.quantity_milli else before
        worth = part_of(sold, before + milli) - part_of(sold, before)
        sale.returned[good.name] += milli
        sale.returned_worth[good.name] += worth
        if any(sold.offs):
            gross = half_up(Fraction(sold.unit_price * milli, 1000))
            off, by_hand = split(max(0, gross - worth), list(sold.offs))
            self.campaigns_back[sold.campaign, STORES[visit.at]] += off
            self.drawers[visit.at].campaigns_back += off
            self.drawers[visit.at].discounts_back += by_hand
        if sale.returned[good.name] > sold.quantity_milli:
            self.tasks["sales.returned_twice"] += 1
        return row_of(good, -milli, -worth, back)

    def _card_sold(self, drawer: Drawer, key: str, amount: int) -> Row:
        self.cards[key] += amount
        drawer.given["gift_card"].append(amount)
        return Row("Gavekort", "standard", 1000, amount)

    def _ordered(self, visit: Visit, rows: list[Row], prepayment: int) -> list[Row]:
        """What is ordered leaves the cart; what is paid beforehand carries the VAT of it."""
        by_class: defaultdict[str, int] = defaultdict(int)
        for row in rows:
            by_class[row.vat] += row.total
        classes = sorted(by_class)
        parts = split(prepayment, [by_class[code] for code in classes])
        prepaid = {code: part for code, part in zip(classes, parts, strict=True) if part}
        self.orders[visit.key] = Promise(rows, prepaid)
        return [Row("Forudbetaling", code, 1000, part) for code, part in prepaid.items()]

    def _fetched(self, visit: Visit) -> list[Row]:
        if visit.picks_up:
            order = self.orders[visit.picks_up]
            money = {code: -part for code, part in order.prepaid.items()}
            if self.resumed[visit.picks_up]:
                self.tasks["orders.twice"] += 1
            self.resumed[visit.picks_up] += 1
            goods = [Row(r.name, r.vat, r.quantity_milli, r.total, good=r.good) for r in order.rows]
            return [*goods, *(Row("Forudbetaling", c, -1000, m) for c, m in money.items())]
        if visit.gives_up:
            prepaid = self.orders[visit.gives_up].prepaid
            self.resumed[visit.gives_up] += 1
            return [Row("Forudbetaling", code, -1000, -part) for code, part in prepaid.items()]
        return []

    # --- figures ---

    def _count(self, drawer: Drawer, sale: Entered) -> None:
        drawer.receipts += 1
        drawer.total += sale.total
        sold = [row.total for row in sale.rows if row.quantity_milli > 0]
        back = [-row.total for row in sale.rows if row.quantity_milli < 0]
        if sold:
            drawer.sales.append(sum(sold))
        if back:
            drawer.returns.append(sum(back))
        by_class: defaultdict[str, int] = defaultdict(int)
        for row in sale.rows:
            by_class[row.vat] += row.total
        for code, gross in by_class.items():
            drawer.vat[code][0] += gross
            drawer.vat[code][1] += vat_of(gross, RATES_BP[code])

    def _take(self, drawer: Drawer, sale: Entered, pay: Pay) -> None:
        due = sale.total - sum(each.worth for each in sale.takings)
        if due == 0:
            return
        if pay.how == "back":
            for tender, worth in self._way_back(sale, -due):
                self._settle(drawer, sale, tender, -worth)
            return
        if pay.how == "onto":
            drawer.given["gift_card"].append(-due)
            drawer.voucher_vat["gift_card"] += vat_of(-due, SINGLE_RATE_BP)
            self.cards[pay.key] -= due
            self._keep(drawer, sale, Taking("gift_card", due, due, pay.key))
            return
        if pay.how == "issue":
            drawer.given["credit_note"].append(-due)
            self.cards[pay.key] += -due
            self._keep(drawer, sale, Taking("credit_note", due, due, pay.key))
            return
        if pay.how in ("gift_card", "credit_note"):
            self._redeem(drawer, sale, pay, due)
            return
        if pay.how == "eur":
            assert pay.amount is not None
            drawer.euro.append(pay.amount)
            drawer.euro_worth.append(coins(Fraction(pay.amount * EURO, 10_000)))
            drawer.cash -= drawer.euro_worth[-1]
        tender = "cash" if pay.how == "eur" else pay.how
        part = pay.amount if pay.how != "eur" and pay.amount and pay.amount < due else None
        if part is not None:
            self._keep(drawer, sale, Taking(tender, part, part))
        else:
            self._settle(drawer, sale, tender, due)

    def _way_back(self, sale: Entered, owed: int) -> list[tuple[str, int]]:
        """The tenders of the sales that come back, cash last, each up to what it paid."""
        ways: list[tuple[str, int]] = []
        origins = list(dict.fromkeys(row.back.sale for row in sale.rows if row.back))
        for cash in (False, True):
            for origin in (self.sales[key] for key in origins if key):
                for tender in dict.fromkeys(each.tender for each in origin.takings):
                    if (tender == "cash") is not cash:
                        continue
                    paid = sum(each.worth for each in origin.takings if each.tender == tender)
                    worth = min(paid - origin.refunded[tender], owed)
                    if worth > 0:
                        ways.append((tender, worth))
                        origin.refunded[tender] += worth
                        owed -= worth
        return [*ways, ("cash", owed)] if owed > 0 else ways

    def _settle(self, drawer: Drawer, sale: Entered, tender: str, worth: int) -> None:
        """All that is due, in coins where it is cash."""
        amount = worth
        if tender == "cash":
            amount = self._coins_for(sale, worth)
            sale.rounding += amount - worth
        self._keep(drawer, sale, Taking(tender, amount, worth))

    def _coins_for(self, sale: Entered, worth: int) -> int:
        """Coins given back for a sale, in however many parts, are the coins once taken for it."""
        origins = {row.back.sale for row in sale.rows if row.back and row.back.sale}
        if worth > 0 or len(origins) != 1:
            return coins(Fraction(worth))
        after = self.sales[origins.pop()].refunded["cash"]
        before = after + worth
        return -(coins(Fraction(after)) - coins(Fraction(before)))

    def _redeem(self, drawer: Drawer, sale: Entered, pay: Pay, due: int) -> None:
        """Up to what is on it; a gift card pays goods of its one rate alone."""
        balance = OFFLINE_LIMIT if sale.at in self.offline else self.cards[pay.key]
        most = due
        if pay.how == "gift_card":
            goods = sum(row.total for row in sale.rows if row.vat == "standard")
            most = min(due, goods)
        worth = min(most, balance)
        if worth <= 0:
            return
        self.cards[pay.key] -= worth
        if self.cards[pay.key] < 0:
            self.tasks["vouchers.shortfall"] += 1
        drawer.taken[pay.how].append(worth)
        if pay.how == "gift_card":
            drawer.voucher_vat[pay.how] -= vat_of(worth, SINGLE_RATE_BP)
        self._keep(drawer, sale, Taking(pay.how, worth, worth, pay.key))

    def _keep(self, drawer: Drawer, sale: Entered, taking: Taking) -> None:
        sale.takings.append(taking)
        drawer.tenders[taking.tender].append(taking.amount)
        if taking.tender == "cash":
            drawer.cash += taking.amount

    def _move(self, visit: Visit, rows: list[Row]) -> None:
        store = STORES[visit.at]
        for row in rows:
            if row.good is None:
                continue
            if row.back is not None and row.back.reason == "faulty":
                self.defect[store, row.good] -= row.quantity_milli
            else:
                self.stock[store, row.good] -= row.quantity_milli
