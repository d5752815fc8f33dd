"""Paper over every wire there is: once each, whatever breaks, and never in the way of a sale."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, expect

from bon.demo import shop as demo
from bon.printing.tests.star import Star
from tests.e2e.conftest import TABLET, OpenContext
from tests.e2e.console import Console
from tests.e2e.counter import Counter
from tests.e2e.office import Office
from tests.installation import Installation, installation
from tests.paper import escpos, starprnt
from tests.paper.epos_printer import EposPrinter
from tests.paper.sheet import Sheet

TENT = "2007001010005"
PIN = ("Freja Lund", "5813")
WIRES = (Path(__file__).parent.parent / "paper" / "wires.js").read_text()
KNOWN = {"vendorId": 0x04B8, "productId": 0x0202}
SETTINGS = {
    "scannerGap": 400,
    "autoPrint": True,
    "columns": 48,
    "usbPrinter": {**KNOWN, "serialNumber": "X7KT", "name": "TM-T88"},
    "serialPrinter": {**KNOWN, "baudRate": 9600},
    "bluetoothPrinter": {"id": "bt", "name": "MPT-II"},
}
WIDE = 576


@pytest.fixture(scope="module")
def bon() -> Iterator[Installation]:
    with installation(demo_days=1) as running:
        yield running
        assert running.troubles() == ""


@dataclass
class Shop:
    """A counter, and the paper that came out of each of its printers."""

    counter: Counter
    wires: dict[str, list[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counter.context.expose_binding("onpaper", self._came)
        self.counter.context.add_init_script(WIRES)

    def _came(self, _source: Any, kind: str, content: list[int]) -> None:
        self.wires.setdefault(kind, []).append(bytes(content))

    def use(self, printer: str, **settings: object) -> None:
        """Sets the printer, as the settings' page would, and opens the register anew."""
        values = json.dumps({**SETTINGS, "printer": printer, **settings})
        self.counter.page.evaluate("text => localStorage['bon.preferences'] = text", values)
        self.counter.page.reload()
        ready = self.counter.page.get_by_label("Søg vare").or_(self.counter.button("Nyt salg"))
        expect(ready).to_be_visible()

    def sell(self, choice: str = "Kort") -> str:
        """The number of a receipt that prints by itself."""
        if self.counter.button("Nyt salg").is_visible():
            self.counter.button("Nyt salg").click()
        self.counter.scan(TENT)
        return self.counter.pay(choice).number

    def fail(self, kind: str, fault: str | None) -> None:
        self.counter.page.evaluate("([kind, fault]) => wires[kind].fault = fault", [kind, fault])

    def sheets(self, kind: str) -> list[Sheet]:
        """What came out of a wire: the pieces of one job, cut to cut."""
        sheet = escpos.read(b"".join(self.wires.get(kind, [])), WIDE)
        assert sheet.unknown == []
        return [sheet]

    def receipts(self, kind: str) -> list[str]:
        """The numbers on the receipts that came out, in their order."""
        (sheet,) = self.sheets(kind)
        return [code.text for code in sheet.codes]

    @property
    def trouble(self) -> Locator:
        return self.counter.page.get_by_role("status", name="Printer")

    def printed(self, kind: str, count: int) -> None:
        """Waits until so many receipts have come out of a wire."""
        for _ in range(100):
            if len(self.receipts(kind)) >= count:
                break
            self.counter.page.wait_for_timeout(100)
        self.counter.page.wait_for_timeout(300)
        assert len(self.receipts(kind)) == count


@pytest.fixture(scope="module")
def counter(bon: Installation, browser: Browser) -> Iterator[Counter]:
    """One register for all stories: the demo shop has not many to spare."""
    told: dict[str, Any] = {"viewport": TABLET, "locale": "da-DK", "reduced_motion": "reduce"}
    context = browser.new_context(**told)
    context.set_default_timeout(10_000)
    code = re.search(r"(\w{4} \w{4})\s+A\d", bon.bon("demo", "--logins"))
    assert code
    counter = Counter(context, bon.address)
    counter.pair(code[1])
    counter.sign_in(*PIN)
    counter.open_shift(500)
    yield counter
    context.close()


@pytest.fixture(scope="module")
def wired(counter: Counter) -> Shop:
    shop = Shop(counter)
    counter.page.reload()
    return shop


@pytest.fixture
def shop(wired: Shop, console: Console) -> Iterator[Shop]:
    """The counter with nothing on its printers, and nothing owed."""
    console.watch(wired.counter.context)
    wired.use("simulated", autoPrint=False)
    wired.wires.clear()
    yield wired
    for answer in ("Ja, den er her", "Glem den"):
        while wired.counter.button(answer).is_visible():
            wired.counter.button(answer).first.click()
            wired.counter.page.wait_for_timeout(200)


def test_over_every_wire_a_sale_is_printed_once(shop: Shop) -> None:
    for kind in ("usb", "serial", "bluetooth"):
        shop.use(kind)
        numbers = [shop.sell(), shop.sell()]
        shop.printed(kind, 2)
        assert shop.receipts(kind) == numbers
        assert shop.sheets(kind)[0].events == ["cut", "cut"]
        expect(shop.trouble).to_have_count(0)


def test_cash_opens_the_drawer_also_of_a_printer_without_paper(shop: Shop) -> None:
    shop.use("usb")
    shop.fail("usb", "no_paper")
    first = shop.sell("Kontant lige")
    expect(shop.trouble).to_contain_text(f"Bon {first} er ikke printet")
    expect(shop.trouble).to_contain_text("mangler papir")
    assert shop.wires["usb"] == [bytes([0x10, 0x14, 1, 0, 2])], "the drawer, and nothing else"
    second = shop.sell()
    expect(shop.trouble).to_contain_text("og 1 anden")
    shop.wires.clear()
    shop.fail("usb", None)
    shop.printed("usb", 2)
    assert shop.receipts("usb") == [first, second]
    expect(shop.trouble).to_have_count(0)


def test_a_printer_that_dies_midway_is_asked_about(shop: Shop) -> None:
    shop.use("usb", reserve="serial")
    shop.fail("usb", "dies")
    number = shop.sell()
    expect(shop.trouble).to_contain_text(f"Kom bon {number} ud af printeren?")
    assert "serial" not in shop.wires, "what may lie in the tray goes no other way"
    shop.wires.clear()
    shop.fail("usb", None)
    shop.counter.button("Nej, print en kopi").click()
    shop.printed("usb", 1)
    (sheet,) = shop.sheets("usb")
    assert "KOPI" in " ".join(sheet.lines)
    expect(shop.trouble).to_have_count(0)


def test_where_the_network_printer_is_off_the_cable_prints(shop: Shop, console: Console) -> None:
    console.allow("127.0.0.1:9")
    shop.use("epos", eposHost="http://127.0.0.1:9", reserve="usb")
    number = shop.sell()
    shop.printed("usb", 1)
    assert shop.receipts("usb") == [number]
    expect(shop.trouble).to_have_count(0)


def test_an_epson_on_the_network(shop: Shop, console: Console) -> None:
    with EposPrinter() as machine:
        shop.use("epos", eposHost=f"http://{machine.host}")
        number = shop.sell("Kontant lige")
        for _ in range(50):
            if len(machine.paper) == 2:
                break
            shop.counter.page.wait_for_timeout(100)
        pulse, receipt = (escpos.read(paper, WIDE) for paper in machine.paper)
        assert pulse.events == ["drawer 2 100 ms"]
        assert [code.text for code in receipt.codes] == [number]
        machine.dies = True
        lost = shop.sell()
        expect(shop.trouble).to_contain_text(f"Kom bon {lost} ud", timeout=20_000)
        machine.dies = False
        shop.counter.button("Ja, den er her").click()
        expect(shop.trouble).to_have_count(0)
        machine.empty = True
        empty = shop.sell()
        expect(shop.trouble).to_contain_text(f"Bon {empty} er ikke printet")
        expect(shop.trouble).to_contain_text("mangler papir")


def test_a_tab_that_dies_while_it_prints_asks_and_does_not_repeat(shop: Shop) -> None:
    shop.use("usb")
    shop.fail("usb", "slow")
    number = shop.sell()
    shop.printed("usb", 1)
    shop.counter.kill()
    shop.counter.open()
    expect(shop.trouble).to_contain_text(f"Kom bon {number} ud af printeren?")
    shop.counter.page.wait_for_timeout(1_000)
    assert shop.receipts("usb") == [number]


def test_a_printer_is_chosen_by_a_tap_and_tried(shop: Shop) -> None:
    page = shop.counter.page
    shop.counter.button("Åbn menu").click()
    page.get_by_role("dialog").get_by_role("button", name="Indstillinger").click()
    page.get_by_role("combobox", name="Printer", exact=True).select_option("usb")
    shop.counter.button("Vælg printer").click()
    expect(page.get_by_text("Valgt: TM-T88")).to_be_visible()
    shop.counter.button("Print en prøve").click()
    expect(page.get_by_text("Intet venter på at blive printet.")).to_be_visible()
    (sheet,) = shop.sheets("usb")
    assert "æøå ÆØÅ é ü ß € ½" in [line.strip() for line in sheet.lines]


class Answer(dict[str, str]):
    """An answer over the network as the printer in memory knows it: status, headers, content."""

    def __init__(self, raw: Any) -> None:
        super().__init__((name.title(), value) for name, value in raw.headers.items())
        self.status_code = int(raw.status)
        self.content: bytes = raw.read()

    def json(self) -> Any:
        return json.loads(self.content)


class Network:
    """The network between a printer and the server, in place of Django's own client."""

    def __init__(self, server: str) -> None:
        self.server = server

    def post(self, path: str, body: str, kind: str) -> Answer:
        return self._ask("POST", path, body.encode(), kind)

    def get(self, path: str, asked: dict[str, str]) -> Answer:
        return self._ask("GET", f"{path}?{urlencode(asked)}")

    def delete(self, path: str) -> Answer:
        return self._ask("DELETE", path)

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        address, headers = self.server + path, {"Content-Type": kind} if kind else {}
        asked = urllib.request.Request(address, body, headers, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(asked, timeout=10) as raw:  # noqa: S310
                return Answer(raw)
        except urllib.error.HTTPError as error:
            return Answer(error)


def test_a_printer_that_fetches(bon: Installation, shop: Shop, open_context: OpenContext) -> None:
    office = Office(open_context().new_page(), bon.address)
    office.sign_in(demo.STAFF[0].email, demo.PASSWORD)
    office.go("/printers/new/")
    office.page.locator("input[name=name]").fill("Disken")
    office.page.locator("select[name=store]").select_option(label="Fælg & Fjeld Aarhus")
    office.page.get_by_role("button", name="Gem").click()
    address = office.page.locator(".secret").inner_text()
    machine = Star(address.removeprefix(bon.address), client=Network(bon.address))  # type: ignore[arg-type]
    page = shop.counter.page
    shop.counter.button("Åbn menu").click()
    page.get_by_role("dialog").get_by_role("button", name="Indstillinger").click()
    shop.counter.button("Send nu").click()
    page.get_by_role("combobox", name="Printer", exact=True).select_option("polling")
    page.get_by_label("Hvilken printer?").select_option(label="Disken")
    page.get_by_text("Print bonnen af sig selv").click()
    page.get_by_role("button", name="Salg", exact=True).click()

    number = shop.sell("Kontant lige")
    for _ in range(50):
        if machine.work():
            break
        page.wait_for_timeout(100)
    assert not machine.work()
    (paper,) = machine.tray
    sheet = starprnt.read(paper, WIDE)
    assert (sheet.unknown, sheet.events) == ([], ["drawer 1 100 ms", "cut"])
    assert [code.text for code in sheet.codes] == [number]

    machine.status = "410 Out of paper"
    second = shop.sell()
    page.wait_for_timeout(1_000)
    machine.work()
    machine.status = "200 OK"
    assert machine.work()
    assert [code.text for code in starprnt.read(machine.tray[1], WIDE).codes] == [second]
    expect(shop.trouble).to_have_count(0)
