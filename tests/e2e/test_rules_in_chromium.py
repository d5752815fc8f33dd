"""The executable specification once more, where it matters: in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route

from tests.parity.examples import Play, all_cases
from tests.parity.interpreters import INTERPRETER, LOADER, Handle, till_files

ORIGIN = "http://rules.localhost/"
OPEN = """async (files) => {
  const { loadMicroPython } = await import('/micropython.mjs')
  const { openTill } = await import('/interpreter.mjs')
  const handle = await openTill(loadMicroPython, files)
  globalThis.till = (text) => handle(text)
}"""
SERVED = {
    "": (None, "text/html"),
    "micropython.mjs": (LOADER, "text/javascript"),
    "micropython.wasm": (LOADER.with_suffix(".wasm"), "application/wasm"),
    "interpreter.mjs": (INTERPRETER, "text/javascript"),
}


def serve(route: Route) -> None:
    """A page with nothing on it, and the interpreter beside it."""
    path, kind = SERVED.get(route.request.url.removeprefix(ORIGIN), (None, "text/html"))
    body = path.read_bytes() if path else b"<!doctype html><title>Bon</title>"
    route.fulfill(body=body, content_type=kind)


@pytest.fixture(scope="module")
def chromium_handle(browser: Browser) -> Iterator[Handle]:
    """The port on MicroPython in Chromium."""
    page = browser.new_page()
    page.route(ORIGIN + "**", serve)
    page.goto(ORIGIN)
    page.evaluate(OPEN, till_files())

    def handle(text: str) -> str:
        answer: str = page.evaluate("(text) => globalThis.till(text)", text)
        return answer

    yield handle
    page.close()


def test_every_example_in_chromium(chromium_handle: Handle) -> None:
    cases = all_cases()
    for _, case in cases:
        Play(chromium_handle).case(case)
    assert len(cases) >= 90
