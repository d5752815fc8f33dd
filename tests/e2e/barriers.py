"""What would keep somebody out of a page, as axe-core finds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.installation import ROOT

AXE = ROOT / "bon" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
CROWDED = Path(__file__).with_name("crowded.js")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
CONTRAST = ("color-contrast",)


def barriers(page: Page, rules: tuple[str, ...] = WCAG) -> list[tuple[str, Any]]:
    """By WCAG 2.1 AA unless other rules are named: the rule and the element, for each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", list(rules))
    return [
        (rule["id"], node["html"][:200]) for rule in found["violations"] for node in rule["nodes"]
    ]


def crowded(page: Page) -> list[str]:
    """What sticks out of the page, or is too small to hit."""
    found: list[str] = page.evaluate(CROWDED.read_text())
    return found
