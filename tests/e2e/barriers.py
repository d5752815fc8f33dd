"""What would keep somebody out of a page, as axe-core finds it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.installation import ROOT

AXE = ROOT / "bon" / "assets" / "node_modules" / "axe-core" / "axe.min.js"


def barriers(page: Page) -> list[tuple[str, Any]]:
    """By WCAG 2.1 AA: the rule and the element, for each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
    )
    return [
        (rule["id"], node["html"][:200]) for rule in found["violations"] for node in rule["nodes"]
    ]
