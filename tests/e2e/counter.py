"""The counter as a cashier's hands meet it: keys, buttons and a scanner, nothing else."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.hands import COUNTED, spending

SCANNER_MS = 4  # between two characters
# The browser's driver shares two cores with all else that is tested: its keys may come late.
LATE_KEYS = """
if (location.pathname.startsWith('/register/'))
  localStorage['bon.preferences'] ??= JSON.stringify({ scannerGap: 400 })
"""
DENOMINATIONS = (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50)
TOTAL = '[data-testid="total"]'


def ore(text: str) -> int:
    """Øre from what a screen shows: `1.234,50`, perhaps with a minus of either kind."""
    figures = re.sub(r"[^\d,-]", "", text.replace("\u2212", "-"))
    whole, _, part = figures.partition(",")
    return int(whole + (part or "00"))


class Receipt(NamedTuple):
    """What stands on a receipt, as printed."""

    number: str
    total: int


@dataclass
class Counter:
    """One device with the register on it, and the receipts it has given."""

    context: BrowserContext
    address: str
    register: str = ""
    offline: bool = False
    receipts: list[Receipt] = field(default_factory=list)
    page: Page = field(init=False)
    _printed: str = ""

    def __post_init__(self) -> None:
        self.context.add_init_script(LATE_KEYS)
        self.context.add_init_script(COUNTED)
        self.open()

    def open(self) -> None:
        """A tab on the register, as from its icon on the home screen."""
        self.page = self.context.new_page()
        self.page.goto(f"{self.address}/register/")

    def kill(self) -> None:
        """The tab is gone at once, with its worker: nothing of it runs to its end."""
        self.page.close(run_before_unload=False)

    def spends(
        self, taps: int = 0, entries: int = 0, scans: int = 0
    ) -> AbstractContextManager[None]:
        """What is done at this counter meanwhile costs exactly this much of its cashier's work."""
        return spending(self.page, taps=taps, entries=entries, scans=scans)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def pair(self, code: str, name: str = "iPad ved disken") -> None:
        self.page.get_by_label("Kode").fill(code)
        self.page.get_by_label("Hvad skal enheden hedde?").fill(name)
        self.button("Forbind").click()
        expect(self.page.get_by_role("heading", name="Hvem ekspederer?")).to_be_visible(
            timeout=60_000
        )

    def sign_in(self, name: str, pin: str) -> None:
        self.button(name).click()
        self.key_in(pin)
        expect(self.page.get_by_label("Pinkode", exact=True)).to_be_hidden()

    def open_shift(self, kroner: int) -> None:
        self.page.get_by_text("Indtast beløb").click()
        self.page.get_by_label("Byttepenge i skuffen").fill(str(kroner))
        self.button("Åbn kassen").click()
        expect(self.page.get_by_label("Søg vare")).to_be_visible()

    def key_in(self, text: str) -> None:
        """An entry on the keys that the screen shows."""
        keys = self.page.locator(".keypad").last
        for sign in text:
            keys.get_by_role("button", name=sign, exact=True).click()

    def beep(self, code: str) -> None:
        """As the scanner types it, wherever the focus is."""
        self.page.keyboard.type(code, delay=SCANNER_MS)
        self.page.keyboard.press("Enter")

    def scan(self, code: str) -> None:
        """Scans goods; done when the total has changed."""
        before = self.shown_total()
        self.beep(code)
        total = self.page.locator(TOTAL)
        expect(total).to_be_visible()
        expect(total).not_to_have_text(before)

    def show_card(self, code: str, name: str) -> None:
        """Scans a customer's card; done when the cart is theirs."""
        self.beep(code)
        expect(self.page.get_by_test_id("customer")).to_contain_text(name)

    def for_nobody(self) -> None:
        """Takes the customer off the cart, if there is one."""
        off = self.page.get_by_role("button", name=re.compile("^Fjern .* fra salget$"))
        if off.is_visible():
            off.click()
            expect(off).to_be_hidden()

    def stand_ready(self) -> None:
        """Selling, with an empty cart for nobody, whatever the story before has left behind."""
        empty = self.page.get_by_label("Søg vare")
        if self.page.locator("dialog[open]").count() or not empty.or_(self.next_sale).is_visible():
            self.page.reload()
            expect(empty.or_(self.next_sale)).to_be_visible(timeout=30_000)
        if self.next_sale.is_visible():
            self.next_sale.click()
        self.abandon()
        self.for_nobody()
        # With keys that may come late, what the story before typed would begin the first scan.
        self.page.keyboard.press("NumLock")

    @property
    def next_sale(self) -> Locator:
        return self.button("Nyt salg")

    def abandon(self) -> None:
        """Empties the cart, if there is anything in it."""
        if self.shown_total() != "0,00":
            self.button("Annullér salget").click()
            self.button("Ja, tøm kurven").click()
            expect(self.page.locator(TOTAL)).to_have_text("0,00")

    def shown_total(self) -> str:
        total = self.page.locator(TOTAL)
        return total.inner_text() if total.count() else "0,00"

    def comes_to(self, total: int) -> None:
        """Waits until the cart's total is so much, in øre."""
        kroner, rest = divmod(abs(total), 100)
        figures = f"{kroner:,}".replace(",", ".") + f",{rest:02}"
        shown = f"\u2212{figures}" if total < 0 else figures
        expect(self.page.locator(TOTAL)).to_have_text(shown)

    def total(self) -> int:
        """The cart's total in øre."""
        expect(self.page.locator(TOTAL)).to_be_visible()
        return ore(self.page.locator(TOTAL).inner_text())

    def pay(self, choice: str) -> Receipt:
        """One tap on a payment choice of the bar; the receipt that comes."""
        # Its name may say what it comes to in cash.
        name = re.compile(rf"^{re.escape(choice)}( [\u2212\d.,]+)?$")
        self.page.get_by_role("button", name=name).click()
        return self.finished()

    def printed(self, code: re.Pattern[str], issued_by: Receipt | None = None) -> str:
        """The code on the next slip that is printed. A slip that nobody read stands there until
        then: a voucher's says which sale issued it."""
        area = self.page.locator(".print-area")
        if self._printed:
            expect(area).not_to_contain_text(self._printed, timeout=20_000)
        if issued_by is not None:
            number = re.compile(rf"{re.escape(issued_by.number)}(?!\d)")
            expect(area).to_contain_text(number, timeout=20_000)
        expect(area).to_contain_text(code, timeout=20_000)
        found = code.search(area.text_content() or "")
        assert found
        self._printed = found[0]
        return self._printed

    def finished(self) -> Receipt:
        """The receipt on the screen after a sale."""
        paper = self.page.locator("main article.paper")
        expect(paper).to_be_visible()
        words = paper.inner_text()
        number = re.search(r"Bon (\S+)", words)
        total = re.search(r"I alt\s+([\u2212-]?[\d.,]+)", words)
        assert number, words
        assert total, words
        receipt = Receipt(number[1], ore(total[1]))
        self.receipts.append(receipt)
        return receipt

    def trust(self) -> Locator:
        """The quiet line that says what has been sent."""
        return self.page.get_by_test_id("trust")

    def menu(self, entry: str) -> None:
        """Two taps: the menu, and what is chosen there."""
        self.button("Åbn menu").click()
        self.page.get_by_role("dialog").get_by_role("button", name=entry).click()

    def count(self, sum: int) -> None:
        """Counts a sum in øre, in the largest notes and coins there are."""
        for value in DENOMINATIONS:
            pieces, sum = divmod(sum, value)
            self.page.locator(f'[data-value="{value}"]').fill(str(pieces))

    def close_shift(self, counted: int, reason: str = "") -> int:
        """Counts the drawer, a sum in øre, and closes. Gives the difference in øre."""
        self.menu("Luk kassen")
        self.count(counted)
        close = self.page.get_by_role("main").get_by_role("button", name="Luk kassen")
        close.click()
        found = 0
        if reason:
            found = ore(self.page.get_by_test_id("difference").inner_text())
            self.page.get_by_role("textbox", name="Hvorfor afviger den?").fill(reason)
            close.click()
        expect(self.page.get_by_role("heading", name="Kassen er lukket")).to_be_visible()
        return found
