"""The back office in a real browser: nothing on its console, nothing in the way of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bon.demo import shop
from tests.e2e.barriers import CONTRAST, barriers, crowded
from tests.e2e.conftest import OpenContext
from tests.e2e.office import Office
from tests.installation import Installation

PHONE = {"width": 390, "height": 844}
LISTS = [
    *("/sales/", "/shifts/", "/goods/", "/stock/", "/registers/", "/staff/", "/staff/roles/"),
    *("/settings/tenders/", "/settings/reasons/", "/campaigns/", "/repricing/", "/prices/"),
    *("/labels/", "/transfers/", "/counts/", "/purchasing/", "/purchasing/suppliers/"),
    "/receiving/",
]
PAGES = [
    *("/", "/search/?q=cykel", "/goods/new/", "/imports/", "/settings/", "/settings/stores/"),
    *("/journal/", "/journal/evidence/", "/journal/findings/", "/audit/", "/staff/new/"),
    *("/tasks/", "/approvals/", "/prices/new/", "/repricing/new/", "/campaigns/new/"),
    *("/campaigns/new/?kind=percent_off", "/stock/worth/", "/stock/adjust/"),
    *("/transfers/new/", "/counts/new/", "/purchasing/new/", "/bulk/", "/bulk/new/", "/batches/"),
    *("/goods/tiles/", "/goods/posters/", "/goods/categories/", "/goods/brands/"),
    "/labels/templates/",
    *("/customers/", "/customers/import/", "/accounts/", "/orders/", "/vouchers/", "/printers/"),
    *("/purchasing/suppliers/new/", "/purchasing/proposals/", "/purchasing/bounds/"),
    "/receiving/unordered/",
    *("/staff/organisations/", "/account/2fa/", "/account/password/change/", "/nowhere/"),
]
OWNER = next(member for member in shop.STAFF if member.role == "owner")


def sign_in(bon: Installation, page: Page) -> Office:
    office = Office(page, bon.address)
    office.go("/")
    page.locator("input[name=login]").fill(OWNER.email)
    page.locator("input[name=password]").fill(shop.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".rail")).to_be_attached()
    return office


def every_page(bon: Installation, page: Page) -> Iterator[str]:
    """The log-in, every page, and of lists what the first row opens."""
    page.goto(f"{bon.address}/account/login/")
    yield "/account/login/"
    office = sign_in(bon, page)
    for path in [*PAGES, *LISTS]:
        office.go(path)
        yield path
        if path in LISTS:
            page.locator("tbody .row-link").first.click()
            page.wait_for_load_state()
            yield page.url


def test_nothing_is_in_the_way_of_anybody(
    bon: Installation, open_context: OpenContext, console: Any
) -> None:
    console.allow("status of 404")
    page = open_context(color_scheme="light", locale="da-DK").new_page()
    for path in every_page(bon, page):
        assert barriers(page) == [], path


def test_everything_stands_on_a_phone_in_the_dark(
    bon: Installation, open_context: OpenContext, console: Any
) -> None:
    """In English, whose words are of other lengths."""
    console.allow("status of 404")
    page = open_context(color_scheme="dark", locale="en-GB", viewport=PHONE).new_page()
    for path in every_page(bon, page):
        assert barriers(page, CONTRAST) == [], path
        assert crowded(page) == [], path


@pytest.mark.parametrize("path", ["/campaigns/new/?kind=percent_off", "/repricing/new/"])
def test_a_page_that_is_left_alone_asks_for_nothing(
    bon: Installation, page: Page, console: Any, path: str
) -> None:
    """What follows from what is typed is asked for once, not again because it has come."""
    console.allow("signal is aborted")
    sign_in(bon, page).go(path)
    page.locator("[name=find_0]").press_sequentially("Hjelme")
    page.locator(".match").first.click()
    page.locator("[name=rate]").fill("60")
    expect(page.get_by_role("columnheader", name="Bliver")).to_be_visible()
    page.wait_for_timeout(1_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(1_000)
    assert asked == []


def test_the_keyboard_goes_everywhere(bon: Installation, page: Page) -> None:
    sign_in(bon, page)
    page.keyboard.press("g")
    page.keyboard.press("s")
    expect(page).to_have_url(f"{bon.address}/sales/")
    first = page.locator("tbody .row-link").first.inner_text()
    page.keyboard.press("/")
    page.keyboard.type(first)
    expect(page.locator("tbody .row-link").first).to_have_text(first)
    expect(page).to_have_url(
        f"{bon.address}/sales/?q={first}&register=&employee=&tender=&since=&until="
    )
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def test_a_list_goes_on_as_one_reads(bon: Installation, page: Page) -> None:
    sign_in(bon, page)
    page.goto(f"{bon.address}/sales/")
    expect(page.locator("tbody tr")).to_have_count(51)
    page.locator("tbody tr").last.scroll_into_view_if_needed()
    expect(page.locator("tbody tr").nth(60)).to_be_attached()


def test_on_a_phone_the_menu_is_behind_one_button(
    bon: Installation, open_context: OpenContext
) -> None:
    page = open_context(viewport=PHONE, has_touch=True).new_page()
    sign_in(bon, page)
    expect(page.get_by_role("link", name="Salg og bonner")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Salg og bonner").click()
    expect(page.get_by_role("heading", name="Salg og bonner")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_theme_is_chosen_and_kept(bon: Installation, page: Page) -> None:
    sign_in(bon, page)
    page.locator(".me").click()
    page.get_by_role("button", name="Mørkt").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.goto(f"{bon.address}/goods/")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_quick_tiles_are_carried_by_hand_and_by_keys(bon: Installation, page: Page) -> None:
    sign_in(bon, page).go("/goods/tiles/")
    tiles = page.locator("[data-grid] [data-key]")
    saved = page.get_by_role("status").filter(has_text="Gemt")
    first, second, third, *rest = tiles.all_inner_texts()
    tiles.nth(0).drag_to(tiles.nth(2))
    expect(tiles).to_have_text([second, third, first, *rest], use_inner_text=True)
    expect(saved).to_be_visible()
    tiles.nth(2).focus()
    for key in ("Space", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        expect(page.locator("[data-key]:focus")).to_have_class("lifted")
    page.keyboard.press("Escape")
    expect(tiles.nth(2)).to_be_focused()
    # Left in the middle, it goes back.
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    expect(tiles.nth(1)).to_be_focused()
    page.get_by_label("Find en vare eller en kategori").focus()
    expect(tiles).to_have_text([second, third, first, *rest], use_inner_text=True)
    tiles.nth(2).drag_to(page.locator("[data-page='1']"))
    expect(tiles).to_have_text([second, third, *rest], use_inner_text=True)
    page.get_by_role("button", name="Fortryd").click()
    page.get_by_role("button", name="Fortryd").click()
    expect(saved).to_be_visible()
    page.reload()
    expect(tiles).to_have_text([first, second, third, *rest], use_inner_text=True)


def test_posters_are_carried_into_their_order(bon: Installation, page: Page) -> None:
    sign_in(bon, page).go("/goods/posters/")
    posters = page.locator("[data-key]")
    for text in ("Dæk", "Søndagsåbent", "Klokker"):
        page.get_by_label("Tekst").fill(text)
        page.get_by_role("button", name="Hæng den op").click()
        expect(posters.last).to_have_text(text)
    saved = page.get_by_role("status").filter(has_text="Gemt")
    posters.nth(0).drag_to(posters.nth(2))
    expect(posters).to_have_text(["Søndagsåbent", "Klokker", "Dæk"])
    expect(saved).to_be_visible()
    posters.nth(1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    expect(page.get_by_text("Klokker er sat på plads 1.")).to_be_attached()
    expect(saved).to_be_visible()
    page.reload()
    expect(posters).to_have_text(["Klokker", "Søndagsåbent", "Dæk"])
    assert barriers(page) == []
