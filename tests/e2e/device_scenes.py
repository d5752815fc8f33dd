"""The screens of what stands at the counter: its tiles, its devices, the customer's display."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.scene_codes import BELL, LIQUORICE, LOCK
from tests.e2e.visit import Visit


def arranging(visit: Visit) -> None:
    """The tiles laid out by hand: dragged, given a page of their own, put back."""
    page = visit.page
    visit.menu("Ret knapper")
    tiles = page.locator("[data-key]")
    expect(tiles).to_have_count(12)
    visit.see("ret-knapper")
    first, third = tiles.nth(0), tiles.nth(2)
    name = first.inner_text()
    first.drag_to(third)
    expect(tiles.nth(2)).to_have_text(name)
    tiles.nth(0).focus()
    name = tiles.nth(0).inner_text()
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    expect(tiles.nth(1)).to_have_text(name)
    expect(tiles.nth(1)).to_be_focused()
    page.keyboard.press(" ")
    expect(page.locator("[data-key].carried")).to_have_count(0)
    tiles.nth(1).click()
    page.get_by_label("Tekst på knappen").fill("Den gode")
    expect(tiles.nth(1)).to_have_text("Den gode")
    visit.see("ret-knapper-knap")
    visit.tap("Ny side")
    visit.scan_for(BELL, page.locator("[data-key]", has_text="Ringeklokke"))
    page.get_by_label("Tilføj en vare").fill("cykel")
    expect(page.get_by_text("Elcykel Nord")).to_be_visible()
    visit.see("ret-knapper-ny-side")
    visit.tap("Begynd forfra")
    visit.menu("Salg")


def settings(visit: Visit) -> None:
    page = visit.page
    visit.menu("Indstillinger")
    expect(page.get_by_text("Prøv printeren")).to_be_visible()
    visit.see("enheder")
    printer = page.get_by_role("combobox", name="Printer", exact=True)
    for kind in ("epos", "usb", "serial", "bluetooth", "polling", "file"):
        printer.select_option(kind)
        visit.see(f"indstillinger-{kind}")
    printer.select_option("simulated")
    visit.tap("Print en prøve")
    visit.see("indstillinger")
    visit.tap("Prøv scanneren")
    visit.see("prøv-scanneren")
    visit.counter.beep("AaQqZzYyMm")
    expect(visit.sheet.get_by_text("Der kom")).to_be_visible()
    visit.see_sheet("prøv-scanneren-forkert")
    visit.tap("Tilslut en skærm")
    page.get_by_label("Adresse", exact=True).scroll_into_view_if_needed()
    visit.see("tilslut-skærm")
    page.get_by_text("Intet papir").click()
    visit.tap("Print en prøve")
    expect(page.get_by_text("mangler papir").first).to_be_visible()
    visit.see("printer-fejl")
    visit.tap("Glem den")
    visit.menu("Salg")


def beside(visit: Visit) -> None:
    """The customer's display, a second tab, a scale, a pole, a scanner of its own."""
    page = visit.page
    visit.scan(BELL, LOCK)
    for path, words in (
        ("/register/display", "Ringeklokke, messing"),
        ("/register/display#used-up", "Skærmen er ikke tilsluttet"),
        ("/register/", "Kassen er åben i et andet vindue"),
    ):
        other = page.context.new_page()
        other.goto(visit.counter.address + path)
        expect(other.get_by_text(words)).to_be_visible()
        visit.look(other, words)
        other.close()
    visit.empty()
    other = page.context.new_page()
    other.goto(visit.counter.address + "/register/display")
    expect(other.get_by_text("Vinterdæk")).to_be_visible()
    visit.look(other, "plakat")
    other.close()
    visit.menu("Indstillinger")
    for group in ("Er der en vægt?", "Er der et display?", "Scanner med egen forbindelse"):
        choice = page.get_by_role("group", name=group)
        page.wait_for_timeout(500)  # longer than a double tap: they scroll to the same spot
        choice.get_by_text("På skærmen").click()
        expect(choice.get_by_label("På skærmen")).to_be_checked()
    visit.see("indstillinger-vægt")
    page.get_by_text("Kablet sidder i").click()
    expect(page.get_by_text("Scanneren er væk").first).to_be_visible()
    page.get_by_role("heading", name="Enheder").scroll_into_view_if_needed()
    visit.see("enheder-alle")
    visit.menu("Salg")
    visit.scan_for(LIQUORICE, visit.sheet.get_by_text("Læg varen på vægten"))
    visit.see_sheet("vægt-tilsluttet")
    visit.see("kundedisplay")
