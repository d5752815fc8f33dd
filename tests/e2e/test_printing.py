"""Paper over every wire there is: once each, whatever breaks, and never in the way of a sale."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bon.printing.tests.star import Star
from tests.e2e.conftest import TABLET
from tests.e2e.console import Console
from tests.e2e.counter import Counter
from tests.e2e.goods import TENT
from tests.e2e.office import Office
from tests.e2e.shop import OWNER, PIN, Shop
from tests.paper import escpos, starprnt
from tests.paper.epos_printer import EposPrinter
from tests.paper.sheet import Sheet

WIRES = (Path(__file__).parent.parent / "paper" / "wires.js").read_text()
KNOWN = {"vendorId": 0x04B8, "productId": 0x0202}
SETTINGS = {
    "scannerGap": 400,
    "autoPrint": True,
    "columns": 48,
    "usbPrinter": {**KNOWN, "serialNumber": "X7KT", "name": "TM-T88"},
    "serialPrinter": {**KNOWN, "baudRate": 9600, "place": 0, "alike": 1},
    "bluetoothPrinter": {"id": "bt", "name": "MPT-II"},
}
WIDE = 576
OWED = """async () => {
  const opened = indexedDB.open('bon-printing')
  const db = await new Promise((done) => (opened.onsuccess = () => done(opened.result)))
  const asked = db.transaction('jobs').objectStore('jobs').count()
  const count = await new Promise((done) => (asked.onsuccess = () => done(asked.result)))
  db.close()
  return count
}"""


@dataclass
class Desk:
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
        self.counter.scan(TENT.barcode)
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

    def owe_nothing(self) -> None:
        """Answers what is asked about paper that a story has left behind. What is owed stands on
        the disk before the page has asked."""
        asked = self.counter.button("Ja, den er her").or_(self.counter.button("Glem den"))
        for _ in range(100):
            if self.counter.page.evaluate(OWED) == 0:
                break
            asked.evaluate_all("buttons => buttons[0]?.click()")
            self.counter.page.wait_for_timeout(100)
        else:
            raise AssertionError("paper is still owed")
        expect(self.trouble).to_have_count(0)

    def printed(self, kind: str, count: int) -> None:
        """Waits until so many receipts have come out of a wire."""
        for _ in range(100):
            if len(self.receipts(kind)) >= count:
                break
            self.counter.page.wait_for_timeout(100)
        self.counter.page.wait_for_timeout(300)
        assert len(self.receipts(kind)) == count


@pytest.fixture(scope="module")
def counter(founded: Shop, browser: Browser) -> Iterator[Counter]:
    """One register for all stories: each sets it up anew."""
    told: dict[str, Any] = {"viewport": TABLET, "locale": "da-DK", "reduced_motion": "reduce"}
    context = browser.new_context(**told)
    context.set_default_timeout(10_000)
    register, code = founded.take_register()
    counter = Counter(context, founded.address, register)
    counter.pair(code)
    counter.sign_in(OWNER, PIN[OWNER])
    counter.open_shift(500)
    yield counter
    context.close()


@pytest.fixture(scope="module")
def wired(counter: Counter) -> Desk:
    desk = Desk(counter)
    counter.page.reload()
    return desk


@pytest.fixture
def desk(wired: Desk, shop: Shop, console: Console) -> Iterator[Desk]:
    """The counter with nothing on its printers, and nothing owed."""
    console.watch(wired.counter.context)
    wired.use("simulated", autoPrint=False)
    wired.owe_nothing()
    wired.wires.clear()
    yield wired
    wired.owe_nothing()


def test_over_every_wire_a_sale_is_printed_once(desk: Desk) -> None:
    for kind in ("usb", "serial", "bluetooth"):
        desk.use(kind)
        numbers = [desk.sell(), desk.sell()]
        desk.printed(kind, 2)
        assert desk.receipts(kind) == numbers
        assert desk.sheets(kind)[0].events == ["cut", "cut"]
        expect(desk.trouble).to_have_count(0)


def test_cash_opens_the_drawer_also_of_a_printer_without_paper(desk: Desk) -> None:
    desk.use("usb")
    desk.fail("usb", "no_paper")
    first = desk.sell("Kontant lige")
    expect(desk.trouble).to_contain_text(f"Bon {first} er ikke printet")
    expect(desk.trouble).to_contain_text("mangler papir")
    assert desk.wires["usb"] == [bytes([0x10, 0x14, 1, 0, 2])], "the drawer, and nothing else"
    second = desk.sell()
    expect(desk.trouble).to_contain_text("og 1 anden")
    desk.wires.clear()
    desk.fail("usb", None)
    desk.printed("usb", 2)
    assert desk.receipts("usb") == [first, second]
    expect(desk.trouble).to_have_count(0)


def test_a_printer_that_dies_midway_is_asked_about(desk: Desk) -> None:
    desk.use("usb", reserve="serial")
    desk.fail("usb", "dies")
    first = desk.sell()
    expect(desk.trouble).to_contain_text(f"Kom bon {first} ud af printeren?")
    desk.fail("usb", "dies")
    second = desk.sell()
    expect(desk.trouble).to_contain_text("og 1 anden")
    key = desk.counter.button("Ja, den er her").element_handle()
    desk.counter.button("Ja, den er her").click()
    expect(desk.trouble).to_contain_text(f"Kom bon {second} ud af printeren?")
    assert not key.evaluate("key => key.isConnected"), "a second tap would answer for this one too"
    assert "serial" not in desk.wires, "what may lie in the tray goes no other way"
    desk.wires.clear()
    desk.fail("usb", None)
    desk.counter.button("Nej, print en kopi").click()
    desk.printed("usb", 1)
    (sheet,) = desk.sheets("usb")
    assert "KOPI" in " ".join(sheet.lines)
    expect(desk.trouble).to_have_count(0)


def test_where_the_network_printer_is_off_the_cable_prints(desk: Desk, console: Console) -> None:
    console.allow("127.0.0.1:9")
    desk.use("epos", eposHost="http://127.0.0.1:9", reserve="usb")
    number = desk.sell()
    desk.printed("usb", 1)
    assert desk.receipts("usb") == [number]
    expect(desk.trouble).to_have_count(0)


def test_an_epson_on_the_network(desk: Desk, console: Console) -> None:
    with EposPrinter() as machine:
        desk.use("epos", eposHost=f"http://{machine.host}")
        number = desk.sell("Kontant lige")
        for _ in range(50):
            if len(machine.paper) == 2:
                break
            desk.counter.page.wait_for_timeout(100)
        pulse, receipt = (escpos.read(paper, WIDE) for paper in machine.paper)
        assert pulse.events == ["drawer 2 100 ms"]
        assert [code.text for code in receipt.codes] == [number]
        machine.dies = True
        lost = desk.sell()
        expect(desk.trouble).to_contain_text(f"Kom bon {lost} ud", timeout=20_000)
        machine.dies = False
        desk.counter.button("Ja, den er her").click()
        expect(desk.trouble).to_have_count(0)
        machine.empty = True
        empty = desk.sell()
        expect(desk.trouble).to_contain_text(f"Bon {empty} er ikke printet")
        expect(desk.trouble).to_contain_text("mangler papir")


def test_a_tab_that_dies_while_it_prints_asks_and_does_not_repeat(desk: Desk) -> None:
    desk.use("usb")
    desk.fail("usb", "slow")
    number = desk.sell()
    desk.printed("usb", 1)
    desk.counter.kill()
    desk.counter.open()
    expect(desk.trouble).to_contain_text(f"Kom bon {number} ud af printeren?")
    desk.counter.button("Ja, den er her").click()
    after = desk.sell()
    desk.printed("usb", 2)
    assert desk.receipts("usb") == [number, after]


def test_a_printer_is_chosen_by_a_tap_and_tried(desk: Desk) -> None:
    page = desk.counter.page
    desk.counter.menu("Indstillinger")
    page.get_by_role("combobox", name="Printer", exact=True).select_option("usb")
    desk.counter.button("Vælg printer").click()
    expect(page.get_by_text("Valgt: TM-T88")).to_be_visible()
    desk.counter.button("Print en prøve").click()
    expect(page.get_by_text("Intet venter på at blive printet.")).to_be_visible()
    (sheet,) = desk.sheets("usb")
    assert "æøå ÆØÅ é ü ß € ½" in [line.strip() for line in sheet.lines]


def test_what_is_on_cables_of_one_make_is_named(desk: Desk) -> None:
    scale = {**KNOWN, "baudRate": 9600, "place": 1, "alike": 2}
    desk.use("serial", scale="serial", serialScale=scale)
    desk.counter.menu("Indstillinger")
    told = desk.counter.page.get_by_text("bruger kabler af samme slags")
    expect(told).to_contain_text("Printer og Vægt")
    desk.counter.page.get_by_role("group", name="Er der en vægt?").get_by_text("Nej").click()
    expect(told).to_be_hidden()


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


def works(machine: Star, page: Page) -> None:
    """Until there was something for the printer to do."""
    for _ in range(50):
        if machine.work():
            return
        page.wait_for_timeout(100)
    raise AssertionError("nothing came to the printer")


def test_a_printer_that_fetches(shop: Shop, desk: Desk, office: Office) -> None:
    office.go("/printers/new/")
    office.page.locator("input[name=name]").fill("Disken")
    office.page.locator("select[name=store]").select_option(label="Vesterbro Cykler")
    office.page.get_by_role("button", name="Gem").click()
    address = office.page.locator(".secret").inner_text()
    machine = Star(address.removeprefix(shop.address), client=Network(shop.address))  # type: ignore[arg-type]
    page = desk.counter.page
    desk.counter.menu("Indstillinger")
    desk.counter.button("Send nu").click()
    page.get_by_role("combobox", name="Printer", exact=True).select_option("polling")
    page.get_by_label("Hvilken printer?").select_option(label="Disken")
    page.get_by_text("Print bonnen af sig selv").click()
    page.get_by_role("button", name="Salg", exact=True).click()

    number = desk.sell("Kontant lige")
    works(machine, page)
    assert not machine.work()
    (paper,) = machine.tray
    sheet = starprnt.read(paper, WIDE)
    assert (sheet.unknown, sheet.events) == ([], ["drawer 1 100 ms", "cut"])
    assert [code.text for code in sheet.codes] == [number]

    machine.status = "410 Out of paper"
    second = desk.sell()
    works(machine, page)
    machine.status = "200 OK"
    assert machine.work()
    assert [code.text for code in starprnt.read(machine.tray[1], WIDE).codes] == [second]
    expect(desk.trouble).to_have_count(0)
