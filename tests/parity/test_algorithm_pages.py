"""The pages about arithmetic tell the truth: each number on them is played and compared."""

from __future__ import annotations

import json
import re

import pytest

from tests.parity.examples import Play, all_cases, look_up
from tests.parity.interpreters import ROOT
from till.port import handle

PAGES = ROOT / "docs" / "algorithms"
BLOCK = re.compile(r"^```example (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
CASES = dict(all_cases())

BLOCKS = [
    (page.stem, name, body)
    for page in sorted(PAGES.glob("*.md"))
    for name, body in BLOCK.findall(page.read_text())
]


@pytest.mark.parametrize(("page", "name", "body"), BLOCKS)
def test_numbers_of_a_page(page: str, name: str, body: str) -> None:
    steps = CASES[name]["steps"]
    play, played = Play(handle), 0
    for line in body.splitlines():
        path, _, value = line.partition(" ")
        until = int(value) if path == "after" else len(steps)
        if path == "after" or not played:
            play.case({"name": name, "steps": steps[played:until]})
            played = until
        if path != "after":
            assert look_up(play.known["last"], path) == json.loads(value), line


def test_every_page_about_the_till_has_numbers() -> None:
    pages = {path.stem: path.read_text() for path in PAGES.glob("*.md") if path.stem != "README"}
    assert {page for page, _, _ in BLOCKS} == {stem for stem in pages if "`till/" in pages[stem]}
