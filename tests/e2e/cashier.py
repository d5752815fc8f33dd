"""A cashier who acts a day out at the screens of a counter: what is told in `tests.day.deeds`."""

from __future__ import annotations

import re
from functools import singledispatchmethod

from playwright.sync_api import expect

from tests.day.assortment import FLOAT
from tests.day.deeds import Back, Cut, Look, Mend, MoveCash, Pay, Reinstall, Visit, Want
from tests.day.shop import Shop
from tests.e2e.conftest import OpenContext
from tests.e2e.counter import TOTAL, Counter

CARD, LABEL = re.compile(r"92\d{16}"), re.compile(r"\d{40}")
TAPS = {"card": "Kort", "mobilepay": "MobilePay", "cash": "Kontant lige"}


class Pockets:
    """What people carry from one counter to another: receipts, gift cards, labels."""

    def __init__(self) -> None:
        self.receipts: dict[str, str] = {}  # sale → number
        self.cards: dict[str, str] = {}
        self.labels: dict[str, str] = {}  # sale → the label of its piece
        self.goods: dict[str, str] = {}  # parked sale → what is in it


class Cashier:
    """At one register of the shop, in a browser of its own."""

    def __init__(
        self, shop: Shop, code: str, server: str, pockets: Pockets, opened: OpenContext
    ) -> None:
        self.shop = shop
        self.code = code
        self.server = server
        self.pockets = pockets
        self.open_context = opened
        self.offline = False
        self.looking_at = ""
        self.counter = self._new_counter()
        self.counter.open_shift(FLOAT // 100)

    @singledispatchmethod
    def do(self, deed: object) -> None:
        raise TypeError(deed)

    @do.register
    def _(self, deed: Cut) -> None:
        self.offline = True
        self.counter.context.set_offline(True)

    @do.register
    def _(self, deed: Mend) -> None:
        self.offline = False
        self.counter.context.set_offline(False)
        self.send()

    @do.register
    def _(self, deed: Reinstall) -> None:
        """The shift is the one that stood open: nobody is asked for a float."""
        self.send()
        self.counter.kill()
        self.counter = self._new_counter()
        expect(self.counter.page.get_by_label("Søg vare")).to_be_visible()

    @do.register
    def _(self, deed: Look) -> None:
        self._open_receipt(deed.sale)
        self.looking_at = deed.sale

    @do.register
    def _(self, deed: MoveCash) -> None:
        counter = self.counter
        counter.menu("Penge ind og ud")
        counter.page.get_by_text("Læg i kassen", exact=True).click()
        counter.button("Byttepenge").click()
        counter.key_in(str(deed.amount // 100))
        counter.button(f"Læg {deed.amount // 100},00 kr i kassen").click()
        expect(counter.page.get_by_text("Noteret.")).to_be_visible()

    @do.register
    def _(self, visit: Visit) -> None:
        counter = self.counter
        if visit.resumes:
            self._take_up(visit.resumes)
        for back in visit.backs:
            self._take_back(back)
        for want in visit.basket:
            self._scan(want)
        if visit.card is not None:
            self._next_customer()
            counter.button("Gavekort").click()
            counter.key_in(str(visit.card[1] // 100))
            counter.button("Læg i kurven").click()
        if visit.ending == "parks":
            self.pockets.goods[visit.key] = visit.basket[0].good.name
            counter.button("Parkér salget").click()
            expect(counter.page.locator(TOTAL)).to_have_text("0,00")
        elif visit.ending == "walks_out":
            counter.abandon()
        else:
            self._pay(visit)

    def send(self) -> None:
        """Until the server has all that was done here, where there is a line."""
        if not self.offline:
            expect(self.counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)

    # --- one customer ---

    def _pay(self, visit: Visit) -> None:
        counter = self.counter
        if visit.labels:
            counter.button("Byttemærke på alt").click()
        *vouchers, last = visit.pays
        for pay in vouchers:
            self._pay_by_voucher(pay)
        settled = counter.button("Afslut salget")
        # What is rounded stands on the button for cash, below its name.
        tap = counter.page.get_by_role("button", name=re.compile(rf"^{TAPS[last.how]}\b"))
        (settled if settled.count() else tap).click()
        sale = counter.finished()
        self.pockets.receipts[visit.key] = sale.number
        if visit.card is not None:
            self.pockets.cards[visit.card[0]] = counter.printed(CARD, sale)
        if visit.labels:
            self.pockets.labels[visit.key] = counter.printed(LABEL)

    def _scan(self, want: Want) -> None:
        """Piece by piece; the third of three for two leaves the total as it was."""
        line = self.counter.page.get_by_role("listitem").filter(has_text=want.good.name).last
        for piece in range(1, want.quantity_milli // 1000 + 1):
            self.counter.beep(want.good.barcode)
            expect(line.locator(".quantity")).to_have_text(str(piece), timeout=20_000)

    def _next_customer(self) -> None:
        """Puts the last receipt away. A scan does so by itself."""
        if (done := self.counter.button("Nyt salg")).count():
            done.click()

    def _pay_by_voucher(self, pay: Pay) -> None:
        self.counter.beep(self.pockets.cards[pay.key])
        expect(self.counter.page.get_by_test_id("voucher-paid")).to_be_visible(timeout=20_000)

    def _take_back(self, back: Back) -> None:
        counter = self.counter
        if back.by == "label":
            self._exchange(back)
            return
        if self.looking_at != back.sale:
            self._open_receipt(back.sale)
        self.looking_at = ""
        lines = counter.page.get_by_role("list", name="Varer på bonnen")
        lines.get_by_role("button", name=back.good.name).first.click()
        expect(counter.page.locator(TOTAL)).to_contain_text("\u2212")

    def _exchange(self, back: Back) -> None:
        """Where nobody knows the sale, the goods themselves are shown."""
        counter = self.counter
        counter.beep(self.pockets.labels[back.sale])
        if self.offline:
            expect(counter.page.get_by_role("heading", name="Byttemærke")).to_be_visible()
            counter.beep(back.good.barcode)
        expect(counter.page.locator(TOTAL)).to_contain_text("\u2212", timeout=20_000)

    def _open_receipt(self, sale: str) -> None:
        number = self.pockets.receipts[sale]
        self.counter.beep(number)
        heading = self.counter.page.get_by_role("heading", name=f"Retur af bon {number}")
        expect(heading).to_be_visible(timeout=20_000)

    def _take_up(self, parked: str) -> None:
        counter = self.counter
        self._next_customer()
        if self.offline:
            counter.page.get_by_role("button", name="Hent parkeret salg").click()
        else:
            counter.menu("Parkerede salg")
            goods = re.compile(re.escape(self.pockets.goods[parked]))
            counter.page.get_by_role("button", name=goods).first.click()
        expect(counter.page.locator(TOTAL)).not_to_have_text("0,00")

    # --- the device ---

    def _new_counter(self) -> Counter:
        counter = Counter(self.open_context(), self.server, self.code)
        counter.pair(self.shop.pairing_code(self.code))
        person, pin = self.shop.crew(self.code)
        counter.sign_in(person.name, pin)
        return counter
