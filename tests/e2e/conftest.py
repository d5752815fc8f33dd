"""A real Chromium for every story: tablet first, Danish, watched; what failed is kept in var/.

With BON_TRACE=1 so is Playwright's trace, at the price of half as much work again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests import chromium
from tests.e2e.console import Console
from tests.e2e.counter import Counter
from tests.e2e.gallery import gallery
from tests.e2e.office import Office
from tests.e2e.shop import CASHIER, OWNER, PIN, Shop, founded_shop
from tests.e2e.visit import Visit
from tests.installation import Installation, installation

HERE = Path(__file__).parent
KEPT = HERE.parent.parent / "var" / "e2e"
TABLET = {"width": 1024, "height": 768}
TRACED = os.environ.get("BON_TRACE") == "1"
FAILED = pytest.StashKey[bool]()

# Playwright's own loop runs in the thread of the tests, which Django would take for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class OpenContext(Protocol):
    """Opens one more browser context: another device, another person."""

    def __call__(self, **options: Any) -> BrowserContext: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that drives the browser can be left out by its mark."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Leaves a note on the test that it failed, for the fixtures that tidy up after it."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver, one for the session."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, headless."""
    try:
        path = chromium.find()
    except chromium.ChromiumMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    running = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
    yield running
    running.close()


@pytest.fixture(scope="session")
def bon() -> Iterator[Installation]:
    """The demo shop with a short past, for every story of the office."""
    with installation() as running:
        running.bon("demo", "--days", "5")
        yield running
        assert running.troubles() == ""


@pytest.fixture
def console() -> Iterator[Console]:
    """The ears on all pages of a story; an error nobody expected fails it."""
    ears = Console()
    yield ears
    assert ears.errors == []


@pytest.fixture
def open_context(
    browser: Browser, console: Console, request: pytest.FixtureRequest
) -> Iterator[OpenContext]:
    """Opens contexts, each watched. Where the story fails a picture and the elements of every page
    are kept under var/e2e/<story>/."""
    opened: list[BrowserContext] = []

    def open_one(**options: Any) -> BrowserContext:
        context = new_context(browser, **options)
        begin_trace(context)
        console.watch(context)
        opened.append(context)
        return context

    yield open_one
    failed = request.node.stash.get(FAILED, False) or console.errors != []
    for number, context in enumerate(opened, start=1):
        if failed:
            _keep(context, request.node.name, number)
        context.close()


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """1024×768, Danish, in Copenhagen, unless told otherwise."""
    told = {
        "viewport": TABLET,
        "locale": "da-DK",
        "timezone_id": "Europe/Copenhagen",
        "reduced_motion": "reduce",
    }
    context = browser.new_context(**{**told, **options})
    context.set_default_timeout(10_000)
    if TRACED:
        context.tracing.start(screenshots=True, snapshots=True)
    return context


def begin_trace(context: BrowserContext) -> None:
    """From here on the trace is of the story that begins, where traces are wanted."""
    if TRACED:
        context.tracing.start_chunk()


def end_trace(context: BrowserContext, path: Path | None = None) -> None:
    """Into the file, or into none."""
    if TRACED:
        context.tracing.stop_chunk(path=path)


def _keep(context: BrowserContext, story: str, number: int) -> None:
    folder = KEPT / re.sub(r"[^\w-]+", "-", story)
    folder.mkdir(parents=True, exist_ok=True)
    for place, page in enumerate(context.pages, start=1):
        page.screenshot(path=folder / f"{number}-{place}.png")
        (folder / f"{number}-{place}.html").write_text(page.content())
    end_trace(context, folder / f"{number}-trace.zip")


@pytest.fixture
def context(open_context: OpenContext) -> BrowserContext:
    """The story's first device."""
    return open_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab on the story's first device."""
    return context.new_page()


class OpenCounter(Protocol):
    """Pairs one more device with a register of its own, signs in, opens the shift."""

    def __call__(self, who: str = OWNER, kroner: int = 500, **options: Any) -> Counter: ...


@pytest.fixture(scope="session")
def founded() -> Iterator[Shop]:
    """The shop of all stories, founded for the first."""
    with founded_shop() as shop:
        yield shop


@pytest.fixture
def shop(founded: Shop) -> Iterator[Shop]:
    """The shop; a story after which its server has complained has failed."""
    yield founded
    assert founded.bon.troubles() == ""


@pytest.fixture
def office(shop: Shop, page: Page) -> Office:
    """The owner in the back office."""
    office = Office(page, shop.address)
    shop.enter(office)
    return office


@pytest.fixture
def open_counter(shop: Shop, open_context: OpenContext) -> OpenCounter:
    """Opens counters, each at a register where nobody has stood before."""

    def open_one(who: str = OWNER, kroner: int = 500, **options: Any) -> Counter:
        register, code = shop.take_register()
        counter = Counter(open_context(**options), shop.address, register)
        counter.pair(code)
        counter.sign_in(who, PIN[who])
        counter.open_shift(kroner)
        return counter

    return open_one


@pytest.fixture(scope="module", params=["online", "offline"])
def counter_of_file(
    founded: Shop, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Counter]:
    """A cashier's open counter for all workflows of a file; offline it is cut off when ready.

    A device knows no customer without a network whom it has not seen with one.
    """
    context = new_context(browser)
    register, code = founded.take_register()
    counter = Counter(context, founded.address, register, offline=request.param == "offline")
    counter.pair(code)
    counter.sign_in(CASHIER, PIN[CASHIER])
    counter.open_shift(500)
    if counter.offline:
        for name in founded.customers:
            counter.show_card(founded.card(name), name)
        counter.for_nobody()
    context.set_offline(counter.offline)
    yield counter
    context.set_offline(False)
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)
    context.close()


@pytest.fixture
def standing(
    counter_of_file: Counter, shop: Shop, console: Console, request: pytest.FixtureRequest
) -> Iterator[Counter]:
    """The same with an empty cart: a story that asks for it is told with network and without."""
    counter_of_file.stand_ready()
    context = counter_of_file.context
    console.watch(context)
    begin_trace(context)
    yield counter_of_file
    if request.node.stash.get(FAILED, False) or console.errors != []:
        _keep(context, request.node.name, 1)
    else:
        end_trace(context)


@pytest.fixture
def counter(open_counter: OpenCounter) -> Counter:
    """An open counter with the owner at it."""
    return open_counter()


@pytest.fixture(scope="session")
def gallery_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The register with a shop behind it and no server."""
    with gallery(tmp_path_factory.mktemp("gallery")) as address:
        yield address


@pytest.fixture
def visit(gallery_address: str, open_context: OpenContext) -> Visit:
    """The gallery's counter before it is paired; nobody looks."""
    counter = Counter(open_context(service_workers="block"), gallery_address)
    return Visit(counter, lambda _page, _name: None)
