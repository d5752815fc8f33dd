"""The register by keyboard alone, and what a screen reader is told."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.counter import TOTAL
from tests.e2e.hands import spending
from tests.e2e.scene_codes import BELL, LOCK
from tests.e2e.visit import PIN, Visit


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def slowly(page: Page, words: str) -> None:
    """As a person types, and no scanner."""
    page.keyboard.type(words, delay=450)


def spoken(page: Page) -> list[str]:
    """What the live regions of the page say, as the browser tells a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}

    def words(node: dict[str, object]) -> str:
        if node["role"]["value"] == "StaticText":  # type: ignore[index]
            return str(node["name"]["value"])  # type: ignore[index]
        return "".join(words(by_id[child]) for child in node.get("childIds", []))  # type: ignore[attr-defined]

    live = (
        node
        for node in nodes
        for told in node.get("properties", [])
        if told["name"] == "live" and told["value"]["value"] == "polite"
    )
    return [said for node in live if (said := words(node))]


def test_from_signing_in_to_the_next_sale(visit: Visit) -> None:
    """A sale of found goods: one search, one key for the money, one for the next customer."""
    page = visit.page
    visit.counter.pair("ABCD-2345")
    press(page, "Tab", "Enter")
    expect(page.get_by_label("Pinkode", exact=True)).to_be_focused()
    slowly(page, PIN)
    press(page, "Enter")
    page.get_by_role("radio", name="Indtast beløb").focus()
    press(page, "Space")
    expect(page.get_by_label("Byttepenge i skuffen")).to_be_focused()
    slowly(page, "500")
    press(page, "Enter")
    expect(page.get_by_label("Søg vare")).to_be_visible()
    with spending(page, taps=2, entries=1):
        slowly(page, "ringe")
        expect(page.get_by_role("button", name="Ringeklokke, messing").first).to_be_visible()
        press(page, "Enter")
        expect(page.locator(TOTAL)).to_have_text("129,00")
        press(page, "F2")
        assert visit.counter.finished().total == 12_900
        expect(visit.counter.button("Nyt salg")).to_be_focused()
        press(page, "Enter")
        expect(page.get_by_text("Klar til næste kunde")).to_be_visible()


def test_the_tools_of_a_line_follow_the_choice_and_keep_the_focus(visit: Visit) -> None:
    """One set of them, in the row of the line that is chosen."""
    visit.open()
    page = visit.page
    more = page.get_by_role("button", name="Én mere")
    total, row = page.locator(TOTAL), page.locator("li[data-line]", has=more)
    visit.scan(BELL)
    visit.scan(LOCK)
    expect(row).to_contain_text("Kædelås")
    more.focus()
    press(page, "Enter")
    expect(total).to_have_text("827,00")
    expect(more).to_be_focused()
    press(page, "Enter")
    expect(total).to_have_text("1.176,00")
    expect(row).to_contain_text("Kædelås")
    visit.scan(BELL)
    expect(row).to_contain_text("Ringeklokke")
    expect(more).to_have_count(1)
    press(page, "F8")
    expect(more).to_have_count(0)


class Keys:
    """Presses keys and notes which of the map they were."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.page = visit.page
        self.total = visit.page.locator(TOTAL)
        self.pressed: list[str] = []

    def press(self, name: str, *keys: str) -> None:
        self.pressed.append(name)
        press(self.page, *keys)

    def opens(self, name: str, key: str, words: str) -> None:
        """Opens a sheet that says so, and Escape closes it."""
        self.press(name, key)
        expect(self.visit.sheet).to_contain_text(words)
        press(self.page, "Escape")

    def fill_the_cart(self) -> None:
        self.pressed += ["A–Å", "Enter", "+ −"]
        slowly(self.page, "kædelås")
        press(self.page, "Enter")
        expect(self.total).to_have_text("349,00")
        press(self.page, "Escape")
        self.visit.scan(BELL)
        self.press("↑ ↓", "ArrowDown", "ArrowUp")
        slowly(self.page, "+")
        expect(self.total).to_have_text("607,00")
        slowly(self.page, "-")
        expect(self.total).to_have_text("478,00")
        self.press("1–999 Enter 1–999 ×", "3", "Enter")
        expect(self.total).to_have_text("736,00")
        self.press("Delete", "Delete")
        expect(self.total).to_have_text("349,00")

    def park_and_take_up(self) -> None:
        self.press("F6", "F6")
        expect(self.page.get_by_text("Klar til næste kunde")).to_be_visible()
        press(self.page, "F6")
        expect(self.total).to_have_text("349,00")

    def pay(self) -> None:
        paying = self.page.get_by_role("heading", name="Betaling", exact=True)
        self.pressed += ["F8 Alt B", "F2 Alt K", "F4 Alt O", "Enter"]
        for key in ("F8", "Alt+KeyB"):
            press(self.page, key)
            expect(paying).to_be_visible()
            press(self.page, "Escape")
        for key in ("F2", "Alt+KeyK", "F4", "Alt+KeyO"):
            press(self.page, key)
            assert self.visit.counter.finished().total == 34_900
            press(self.page, "Enter")
            self.visit.scan(LOCK)


def test_every_key_of_the_map(visit: Visit) -> None:
    """The map says what each key does, and each does it."""
    visit.open()
    keys = Keys(visit)
    slowly(visit.page, "?")
    expect(visit.sheet).to_contain_text("Hele salget kan klares fra tastaturet")
    shown = [" ".join(row.split()) for row in visit.sheet.locator("dt").all_inner_texts()]
    keys.pressed.append("?")
    keys.press("Esc", "Escape")
    expect(visit.page.locator("dialog[open]")).to_have_count(0)
    keys.fill_the_cart()
    keys.opens("Alt R", "Alt+KeyR", "Rabat på varen")
    keys.opens("Alt U", "Alt+KeyU", "Kunde")
    keys.opens("F9", "F9", "Pristjek")
    keys.opens("Alt G", "Alt+KeyG", "Sælg gavekort")
    keys.park_and_take_up()
    keys.pay()
    keys.press("Alt X", "Alt+KeyX")
    expect(visit.page.get_by_role("heading", name="X-rapport", exact=True)).to_be_visible()
    visit.menu("Salg")
    keys.press("Alt L", "Alt+KeyL")
    expect(visit.page.get_by_role("heading", name="Camilla Holm")).to_be_visible()
    assert sorted(keys.pressed) == sorted(shown)


def test_a_screen_reader_hears_the_line_and_the_total(visit: Visit) -> None:
    visit.open()
    visit.scan(BELL)
    assert "Ringeklokke, messing tilføjet. I alt 129,00 kroner." in spoken(visit.page)
    visit.scan(LOCK)
    assert "Kædelås 110 cm tilføjet. I alt 478,00 kroner." in spoken(visit.page)
