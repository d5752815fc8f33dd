"""Takes the README's pictures from the demo shop: `python docs/scripts/take_pictures.py`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
IMAGES = ROOT / "docs" / "images"
sys.path.insert(0, str(ROOT))

from bon.demo import shop  # noqa: E402  the checkout must be found first
from tests import chromium  # noqa: E402
from tests.e2e.counter import Counter  # noqa: E402
from tests.installation import Installation, installation  # noqa: E402

SCANS = ("2007001010005", "2001001010003", "2007002010004", "2007001010005")


def register(bon: Installation, browser: Browser) -> None:
    """Three goods in the cart, one of them twice, beside the tiles."""
    context = browser.new_context(viewport={"width": 1024, "height": 768}, locale="da-DK")
    code = re.search(r"(\w{4} \w{4})\s+A1", bon.bon("demo", "--logins"))
    if code is None:
        raise SystemExit("the demo shop has no free register")
    counter = Counter(context, bon.address)
    counter.pair(code[1])
    counter.sign_in("Freja Lund", "5813")
    counter.page.get_by_role("button", name="Åbn med").click()
    for scanned in SCANS:
        counter.scan(scanned)
    counter.page.screenshot(path=IMAGES / "register.png")


def office(bon: Installation, browser: Browser) -> None:
    """The home page of the owner."""
    page = browser.new_page(
        viewport={"width": 1440, "height": 900}, locale="da-DK", reduced_motion="reduce"
    )
    page.goto(bon.address)
    page.locator("input[name=login]").fill(shop.STAFF[0].email)
    page.locator("input[name=password]").fill(shop.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(6_000)  # the chart is drawn, and the greeting gone
    page.screenshot(path=IMAGES / "back-office.png")


def main() -> None:
    with installation(demo_days=shop.HISTORY_DAYS) as bon, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        office(bon, browser)
        register(bon, browser)
        browser.close()


if __name__ == "__main__":
    main()
