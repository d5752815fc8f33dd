"""A visit to the gallery's counter: what is done there, and whoever wants to look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.counter import TOTAL, Counter


def barcode(number: int) -> str:
    """The barcode of the gallery's goods, counted from 0."""
    digits = f"570123400{number + 1:03d}"
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return digits + str(-total % 10)


PIN = "1234"

# The worker's clock, so many days ahead.
AHEAD = """
globalThis.Date = class extends Date {
  constructor(...given) { given.length > 0 ? super(...given) : super(Date.now()) }
  static now() { return super.now() + %d * 86_400_000 }
}
"""


@dataclass
class Visit:
    """The counter, and whoever wants to look at what stands there."""

    counter: Counter
    look: Callable[[Page, str], None]

    @property
    def page(self) -> Page:
        return self.counter.page

    @property
    def sheet(self) -> Locator:
        return self.page.locator("dialog[open]").last

    def see(self, name: str) -> None:
        self.look(self.page, name)

    def tap(self, name: str) -> None:
        self.counter.button(name).first.click()

    def tap_in_sheet(self, name: str) -> None:
        self.sheet.get_by_role("button", name=name, exact=True).first.click()

    def scan(self, *codes: str) -> None:
        for code in codes:
            self.counter.scan(code)

    def scan_for(self, code: str, shown: Locator) -> None:
        """A scan that leads elsewhere than into the cart."""
        self.page.keyboard.type(code, delay=4)
        self.page.keyboard.press("Enter")
        expect(shown).to_be_visible()

    def see_sheet(self, name: str) -> None:
        """Looks at the sheet that opens, and closes it."""
        expect(self.sheet).to_be_visible()
        self.see(name)
        self.close_sheet()

    def close_sheet(self) -> None:
        self.page.keyboard.press("Escape")
        expect(self.page.locator("dialog[open]")).to_have_count(0)

    def menu(self, name: str) -> None:
        self.tap("Åbn menu")
        self.tap_in_sheet(name)

    def come_tomorrow(self) -> None:
        """The register is started again on the next day."""

        def ahead(route: Route) -> None:
            answer = route.fetch()
            route.fulfill(response=answer, body=AHEAD % 1 + answer.text())

        self.page.route("**/assets/worker-*.js", ahead)
        self.page.reload()

    def open(self) -> None:
        """Paired, Camilla signed in, 500 kr in the drawer."""
        self.counter.pair("ABCD-2345")
        self.counter.sign_in("Camilla Holm", PIN)
        self.counter.open_shift(500)

    def empty(self) -> None:
        """Back to selling, with nothing in the cart."""
        if self.page.locator(TOTAL).count() == 0:
            self.menu("Salg")
        self.counter.abandon()
