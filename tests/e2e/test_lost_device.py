"""A device is gone, with what it had not sent: no number is given twice, and the office is told."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import OpenContext, OpenCounter
from tests.e2e.counter import Counter
from tests.e2e.goods import BELL
from tests.e2e.office import Office
from tests.e2e.shop import OWNER, PIN

# What a browser empties when its disk runs full. It leaves the page's own notes alone.
STORAGE = "indexeddb,file_systems,cache_storage,service_workers"


# What the page's own notes say of them, when they have come so far.
NOTED = "JSON.parse(localStorage['bon-register']).heldSales === 3"


def sell(counter: Counter) -> int:
    counter.scan(BELL.barcode)
    return int(counter.pay("Kort").number.split("-")[1])


def all_sent(counter: Counter) -> None:
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=30_000)


def cut_off(counter: Counter) -> None:
    counter.context.set_offline(True)
    assert [sell(counter) for _ in range(3)] == [2, 3, 4]


def test_a_profile_that_is_thrown_away_with_three_unsent_sales(
    open_counter: OpenCounter, open_context: OpenContext, office: Office
) -> None:
    lost = open_counter()
    assert sell(lost) == 1
    all_sent(lost)
    cut_off(lost)
    lost.context.close()

    found = Counter(open_context(), lost.address, lost.register)
    found.pair(office.replacing_code(lost.register), "Ny iPad")
    told = found.page.get_by_role("status").filter(has_text="Kassen går videre")
    expect(told).to_contain_text(f"Bon {lost.register}-2 til {lost.register}-1000 kan stå på papir")
    found.sign_in(OWNER, PIN[OWNER])
    assert [sell(found), sell(found)] == [1001, 1002]
    all_sent(found)

    office.go("/tasks/")
    task = office.page.get_by_text(f"Bon {lost.register}-2 til {lost.register}-1000")
    expect(task).to_contain_text("Sidst hørt fra den gamle enhed")
    office.look_at(lost.register)
    expect(office.page.get_by_role("main")).to_contain_text("Bonnumre uden salg")


def test_a_storage_that_was_emptied_says_what_was_in_it(
    open_counter: OpenCounter, office: Office
) -> None:
    counter = open_counter()
    assert sell(counter) == 1
    all_sent(counter)
    cut_off(counter)
    counter.page.wait_for_function(NOTED)
    devtools = counter.context.new_cdp_session(counter.page)
    counter.page.goto("about:blank")
    counter.context.set_offline(False)
    origin = {"origin": counter.address, "storageTypes": STORAGE}
    devtools.send("Storage.clearDataForOrigin", origin)

    counter.open()
    page = counter.page
    expect(page.get_by_role("heading", name="Enheden har mistet kassens data")).to_be_visible()
    expect(page.get_by_text("3 salg nåede ikke frem")).to_be_visible()
    expect(page.get_by_text(f"{counter.register}-4")).to_be_visible()
    counter.button("Forbind kassen på ny").click()
    counter.pair(office.replacing_code(counter.register))
    words = page.get_by_role("status").filter(has_text="Kassen går videre").inner_text()
    assert re.search(r"Serveren har \d+ af dens poster", words)
    counter.sign_in(OWNER, PIN[OWNER])
    assert sell(counter) == 1001
    all_sent(counter)


def test_a_device_that_is_let_go_says_goodbye_and_no_number_is_missing(
    open_counter: OpenCounter, open_context: OpenContext, office: Office
) -> None:
    old = open_counter()
    assert sell(old) == 1
    all_sent(old)
    office.look_at(old.register)
    office.press("Spær enheden")
    expect(old.page.get_by_role("heading", name="Forbind kassen")).to_be_visible(timeout=40_000)
    old.context.set_offline(True)
    old.page.reload()
    expect(old.page.get_by_role("heading", name="Forbind kassen")).to_be_visible(timeout=20_000)

    new = Counter(open_context(), old.address, old.register)
    new.pair(office.pairing_code(old.register), "Ny iPad")
    expect(new.page.get_by_text("Kassen går videre")).to_be_hidden()
    new.sign_in(OWNER, PIN[OWNER])
    assert sell(new) == 2
    all_sent(new)
