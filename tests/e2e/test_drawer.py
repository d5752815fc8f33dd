"""The drawer in a day: opened, looked at, paid out of, closed, sent to the bank; taps counted."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.console import Console
from tests.e2e.counter import Counter
from tests.e2e.office import Office
from tests.e2e.shop import OWNER, PIN


def test_a_drawer_through_two_shifts(counter: Counter, office: Office, console: Console) -> None:
    look_at_it(counter)
    pay_out(counter)
    console.allow("ERR_INTERNET_DISCONNECTED")
    counter.context.set_offline(True)
    send_to_the_bank(counter)
    close(counter)
    open_again(counter)
    counter.context.set_offline(False)
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)

    office.go("/cash/")
    for told in ("Småindkøb", "100,00", "P-17"):
        expect(office.page.locator("#list")).to_contain_text(told)
    office.go("/shifts/")
    office.page.get_by_role("link", name=f"{counter.register} · Z 1").click()
    expect(office.page.get_by_role("main")).to_contain_text("Ud: Småindkøb · 1")


def look_at_it(counter: Counter) -> None:
    """Workflow 24: an X, at any time."""
    with counter.spends(taps=2):
        counter.menu("X-rapport")
    expect(counter.page.get_by_role("article", name="X-rapport")).to_contain_text("500,00")


def pay_out(counter: Counter) -> None:
    with counter.spends(taps=4, entries=1):
        counter.menu("Penge ind og ud")
        counter.button("Småindkøb").click()
        counter.key_in("100")
        counter.button("Tag 100,00 kr ud").click()
    expect(counter.page.get_by_text("Noteret.")).to_be_visible()


def send_to_the_bank(counter: Counter) -> None:
    """Workflow 25, offline: the number of the bag, a sum, one tap."""
    with counter.spends(taps=3, entries=2):
        counter.menu("Penge til banken")
        counter.page.keyboard.type("P-17")
        counter.key_in("50")
        counter.button("Send 50,00 kr til banken").click()
    expect(counter.page.get_by_text("50,00 kr er noteret")).to_be_visible()


def close(counter: Counter) -> None:
    """Workflow 23, offline: three taps and the count. 350 of the usual 500 kr are there."""
    with counter.spends(taps=3, entries=1):
        counter.menu("Luk kassen")
        counter.count(35_000)
        counter.page.get_by_role("main").get_by_role("button", name="Luk kassen").click()
    expect(counter.page.get_by_role("heading", name="Kassen er lukket")).to_be_visible()
    counter.button("Færdig").click()


def open_again(counter: Counter) -> None:
    """Workflow 1, offline: what was left is confirmed with one tap."""
    counter.sign_in(OWNER, PIN[OWNER])
    with counter.spends(taps=1):
        counter.button("Åbn med 350,00 kr").click()
    expect(counter.page.get_by_label("Søg vare")).to_be_visible()
