"""The screens around a shift: opening it, a forgotten closing, the count, a lost device."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.e2e.visit import PIN, Visit

GOODS = "**/register/v1/goods"


def opening(visit: Visit) -> None:
    """Pairing, signing in, the float."""
    page = visit.page
    expect(page.get_by_label("Kode")).to_be_visible()
    visit.see("forbind")
    held: list[Route] = []
    page.route(GOODS, lambda route: held.append(route))
    page.get_by_label("Kode").fill("ABCD-2345")
    page.get_by_label("Hvad skal enheden hedde?").fill("iPad ved disken")
    with page.expect_request(GOODS):
        visit.tap("Forbind")
    expect(page.get_by_text("Det sker kun første gang")).to_be_visible()
    visit.see("henter")
    held[0].continue_()
    page.unroute(GOODS)
    expect(page.get_by_role("heading", name="Hvem ekspederer?")).to_be_visible(timeout=60_000)
    visit.see("hvem")
    visit.tap("Camilla Holm")
    for digit in "0000":
        visit.tap(digit)
    expect(page.get_by_text("Forkert pinkode")).to_be_visible()
    visit.see("pinkode")
    for digit in PIN:
        visit.tap(digit)
    expect(page.get_by_text("Indtast beløb")).to_be_visible()
    visit.see("åbn-tæl")
    page.get_by_text("Indtast beløb").click()
    visit.see("åbn-beløb")
    visit.counter.open_shift(500)


def overdue(visit: Visit) -> None:
    """Nobody closed yesterday."""
    visit.come_tomorrow()
    expect(visit.page.get_by_text("Kassen blev ikke lukket")).to_be_visible()
    visit.see("glemt-lukning")
    visit.tap("Sælg først")
    visit.see("glemt-lukning-salg")


def closing(visit: Visit) -> None:
    """The count, what it comes to, and the Z."""
    page = visit.page
    visit.menu("Luk kassen")
    visit.see("luk-tæl")
    for field in page.get_by_label("ifølge terminalen").all():
        field.fill("0")
    page.get_by_role("main").get_by_role("button", name="Luk kassen").click()
    expect(page.get_by_test_id("difference")).to_be_visible()
    visit.see("luk-difference")
    visit.tap("Tæl igen")
    visit.see("luk-tæl-igen")
    page.get_by_role("textbox", name="Hvorfor afviger den?").fill("Øvede os")
    page.get_by_role("main").get_by_role("button", name="Luk kassen").click()
    expect(page.get_by_role("heading", name="Kassen er lukket")).to_be_visible()
    visit.see("lukket")


def emptied(visit: Visit) -> None:
    """The browser cleared the device."""
    page = visit.page
    page.goto("about:blank")
    page.goto(visit.counter.address + "/register/manifest.webmanifest")
    page.evaluate("""async () => {
      const all = await indexedDB.databases()
      await Promise.all(all.map(({ name }) => new Promise((done) => {
        indexedDB.deleteDatabase(name).onsuccess = done
      })))
    }""")
    visit.page.goto(visit.counter.address + "/register/")
    expect(page.get_by_text("Enheden har mistet kassens data")).to_be_visible()
    visit.see("lager-tømt")
