"""A decision is told on one page that answers the same four questions, in the same order."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tests.tidy.project import files, read, refuse

HEADINGS = ["Context", "Decision", "Consequences", "Alternatives"]


def complaints(pages: dict[str, str]) -> list[str]:
    """What is wrong with the pages, given as name and text, in the order of their names."""
    found = []
    for place, (name, text) in enumerate(sorted(pages.items()), start=1):
        page = PurePosixPath(name).name
        if not re.fullmatch(rf"{place:04}-[a-z0-9-]+\.md", page):
            found.append(f"{page}: number {place:04} comes here")
        if not text.startswith(f"# {place:04} "):
            found.append(f"{page}: the title starts with its number")
        if re.findall(r"^## (.+)$", text, re.MULTILINE) != HEADINGS:
            found.append(f"{page}: the headings are {', '.join(HEADINGS)}")
    return found


def test_every_decision_answers_the_four_questions() -> None:
    pages = {name: read(name) for name in files() if name.startswith("docs/decisions/")}
    assert pages != {}
    refuse(complaints(pages))


def test_a_page_that_leaves_one_out_is_caught() -> None:
    good = (
        "# 0001 One database\n\n## Context\n\n## Decision\n\n## Consequences\n\n## Alternatives\n"
    )
    assert complaints({"0001-one-database.md": good}) == []
    assert complaints({"0003-Later.md": good.replace("## Alternatives", "")}) == [
        "0003-Later.md: number 0001 comes here",
        "0003-Later.md: the headings are Context, Decision, Consequences, Alternatives",
    ]
    assert complaints({"0001-x.md": good.replace("# 0001 ", "# ")}) == [
        "0001-x.md: the title starts with its number"
    ]
