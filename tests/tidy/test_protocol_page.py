"""What registers may ask is written down where somebody who writes a register looks."""

from __future__ import annotations

import ast
import re

from tests.tidy.project import files, read, refuse

PAGE = "docs/reference/protocol.md"
SORTS = {"REQUESTS": "request", "QUESTIONS": "question"}
ROW = re.compile(r"^\| `(\w+)` \| (request|question) \|", re.MULTILINE)


def kinds_of(source: str) -> set[tuple[str, str]]:
    """The kinds in an app's tables of requests and questions, each with which it is."""
    found: set[tuple[str, str]] = set()
    for node in ast.parse(source).body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Dict):
            continue
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
        if isinstance(target, ast.Name) and target.id in SORTS:
            names = [key.value for key in node.value.keys if isinstance(key, ast.Constant)]
            found |= {(str(name), SORTS[target.id]) for name in names}
    return found


def test_kinds_are_read_from_the_tables() -> None:
    source = 'REQUESTS: dict[str, int] = {"a": 1}\nQUESTIONS = {"b": 2, "c": 3}\nOTHER = {"d": 4}'
    assert kinds_of(source) == {("a", "request"), ("b", "question"), ("c", "question")}


def test_every_kind_is_on_the_page_and_no_other() -> None:
    asked: set[tuple[str, str]] = set()
    for name in files():
        if re.fullmatch(r"bon/\w+/requests\.py", name):
            asked |= kinds_of(read(name))
    refuse(f"{kind} ({sort})" for kind, sort in sorted(asked ^ set(ROW.findall(read(PAGE)))))
