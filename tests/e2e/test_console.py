"""The browser itself: it starts, it shows, and what it complains of is heard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import TABLET
from tests.e2e.console import Console


def test_a_tablet_in_a_danish_shop(page: Page, console: Console) -> None:
    page.set_content("<p></p>")
    page.evaluate("document.querySelector('p').textContent = (1234.5).toLocaleString()")
    expect(page.locator("p")).to_have_text("1.234,5")
    assert page.viewport_size == TABLET
    assert page.evaluate("new Date(0).getHours()") == 1
    assert console.errors == []


def test_an_error_in_any_tab_is_heard(page: Page, console: Console) -> None:
    second = page.context.new_page()
    page.evaluate("console.error('the drawer did not answer')")
    with page.context.expect_event("weberror"):
        second.evaluate("setTimeout(() => { throw new Error('lost the cart') })")
    heard, console.errors = console.errors, []
    assert heard == ["the drawer did not answer", "lost the cart"]


def test_what_a_story_means_to_provoke_is_not_held_against_it(page: Page, console: Console) -> None:
    console.allow(r"status of 409")
    page.evaluate("console.error('the server responded with a status of 409')")
    page.evaluate("console.error('Failed to load resource: net::ERR_INTERNET_DISCONNECTED')")
    assert console.errors == []
