"""The register by keyboard alone, and what a screen reader is told."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.counter import TOTAL
from tests.e2e.hands import spending
from tests.e2e.scenes import BELL, LOCK
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


def test_every_key_of_the_map(visit: Visit) -> None:
    """The map says what each key does, and each does it."""
    page = visit.page
    visit.open()
    total = page.locator(TOTAL)
    slowly(page, "?")
    expect(visit.sheet).to_contain_text("Hele salget kan klares fra tastaturet")
    shown = [" ".join(row.split()) for row in visit.sheet.locator("dt").all_inner_texts()]
    pressed: list[str] = []

    def key(name: str, *keys: str) -> None:
        pressed.append(name)
        press(page, *keys)

    key("Esc", "Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    pressed += ["?", "A–Å", "Enter"]
    slowly(page, "kædelås")
    press(page, "Enter")
    expect(total).to_have_text("349,00")
    press(page, "Escape")
    visit.scan(BELL)
    key("↑ ↓", "ArrowDown", "ArrowUp")
    pressed.append("+ −")
    slowly(page, "+")
    expect(total).to_have_text("607,00")
    slowly(page, "-")
    expect(total).to_have_text("478,00")
    key("1–999 Enter 1–999 ×", "3", "Enter")
    expect(total).to_have_text("736,00")
    key("Delete", "Delete")
    expect(total).to_have_text("349,00")
    key("Alt R", "Alt+KeyR")
    expect(visit.sheet).to_contain_text("Rabat på varen")
    press(page, "Escape")
    key("Alt U", "Alt+KeyU")
    expect(visit.sheet).to_contain_text("Kunde")
    press(page, "Escape")
    key("F9", "F9")
    expect(visit.sheet).to_contain_text("Pristjek")
    press(page, "Escape")
    key("Alt G", "Alt+KeyG")
    expect(visit.sheet).to_contain_text("Sælg gavekort")
    press(page, "Escape")
    key("F6", "F6")
    expect(page.get_by_text("Klar til næste kunde")).to_be_visible()
    press(page, "F6")
    expect(total).to_have_text("349,00")
    key("F8 Alt B", "F8")
    expect(page.get_by_role("heading", name="Betaling", exact=True)).to_be_visible()
    press(page, "Escape", "Alt+KeyB")
    expect(page.get_by_role("heading", name="Betaling", exact=True)).to_be_visible()
    press(page, "Escape")
    key("F4 Alt O", "Alt+KeyO")
    assert visit.counter.finished().total == 34_900
    press(page, "Enter")
    pressed.append("Enter")
    for pay in ("F4", "F2", "Alt+KeyK"):
        visit.scan(LOCK)
        press(page, pay)
        assert visit.counter.finished().total == 34_900
    pressed.append("F2 Alt K")
    press(page, "Escape")
    key("Alt X", "Alt+KeyX")
    expect(page.get_by_role("heading", name="X-rapport", exact=True)).to_be_visible()
    press(page, "Alt+ArrowLeft")
    visit.menu("Salg")
    key("Alt L", "Alt+KeyL")
    expect(page.get_by_role("heading", name="Camilla Holm")).to_be_visible()
    assert sorted(pressed) == sorted(shown)


def test_a_screen_reader_hears_the_line_and_the_total(visit: Visit) -> None:
    visit.open()
    visit.scan(BELL)
    assert "Ringeklokke, messing tilføjet. I alt 129,00 kroner." in spoken(visit.page)
    visit.scan(LOCK)
    assert "Kædelås 110 cm tilføjet. I alt 478,00 kroner." in spoken(visit.page)
