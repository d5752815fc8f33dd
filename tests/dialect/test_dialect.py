"""Every file of `till/` keeps to the dialect, and every rule of the dialect bites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dialect.rules import LIBRARY, METHODS, NAMES, SYNTAX, findings
from tests.parity.interpreters import RULES

FILES = RULES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_keeps_to_the_dialect(path: Path) -> None:
    assert findings(path.name, path.read_text()) == []


def test_only_files_that_exist_may_import_a_library() -> None:
    assert set(LIBRARY) <= {path.name for path in FILES}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("match x:\n    case 1:\n        pass", "match"),
        ("async def f(): pass", "async def"),
        ("with f() as g: pass", "with: the till opens nothing"),
        ("def f():\n    yield 1", "yield: a rule answers, it does not wait"),
        ("def f():\n    yield from g()", "yield from"),
        ("def f():\n    global x", "global"),
        ("def f():\n    x = 1\n    def g():\n        nonlocal x", "nonlocal"),
        ("try:\n    f()\nexcept* KeyError:\n    pass", "except*"),
        ("x = {1, 2}", "a set: its order is arbitrary"),
        ("x = {n for n in y}", "a set: its order is arbitrary"),
        ("x = set()", "a set: its order is arbitrary"),
        ("x = a / b", "/: division makes fractions; use till.rounding"),
        ("x /= 2", "/: division makes fractions; use till.rounding"),
        ("x = a ** b", "**: a negative power makes fractions"),
        ("x = a // b", "//: only till.rounding divides"),
        ("x //= 2", "//: only till.rounding divides"),
        ("x = divmod(a, b)", "divmod: only till.rounding divides"),
        ("def f(a, /): pass", "positional-only parameters"),
        ("x = 1.5", "a fraction: amounts are integers"),
        ("x = [*a]", "[*a]"),
        ("x = (*a, 1)", "[*a]"),
        ("x = {**a}", "{**a}"),
        ("x = f\"{f'{a}'}\"", "an f-string within an f-string"),
        ('x = f"{a!r}"', "!r: text outside ASCII differs"),
        ("x = round(y)", "round: halves go to even; use till.rounding"),
        ("x = float(y)", "float: amounts are integers"),
        ("x = repr(y)", "repr: text outside ASCII differs"),
        ("x = isinstance(y, int)", NAMES["isinstance"]),
        ("x = open(y)", "open: the till reads no files"),
        ("print(x)", "print: the till says nothing"),
        ("x = y.upper()", ".upper: knows ASCII only on one interpreter"),
        ("x = y.zfill(3)", ".zfill: missing"),
        ("import datetime", "import datetime"),
        ("import json", "import json"),
        ("from decimal import Decimal", "from decimal"),
        ("from typing import Any", "from typing: only TYPE_CHECKING exists at run time"),
        ("from till.shapes import Cart", "from till.shapes: the shapes are for the type checker"),
        ("from . import cart", "from .: the shapes are for the type checker"),
        ("from bon.sales import models", "from bon.sales"),
        ("x = sorted(y, key=f)", "a sort key without a tiebreak: sort tuples that end in one"),
        (
            "y.sort(key=lambda a: a.b)",
            "a sort key without a tiebreak: sort tuples that end in one",
        ),
        ("for a, b in x.items(): pass", "the order of a dict is arbitrary"),
        ("x = [a for a in y.values()]", "the order of a dict is arbitrary"),
        ("@dataclass\nclass A: pass", "@dataclass"),
        ("class A(NamedTuple): pass", "a class of NamedTuple"),
        ("try:\n    f()\nexcept KeyError as e:\n    raise E from e", "raise … from …"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused(source: str, words: str) -> None:
    found = findings("cart.py", source)
    assert [finding.split(": ", 1)[1] for finding in found] == [words]


@pytest.mark.parametrize(
    "source",
    [
        "from __future__ import annotations",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from decimal import Decimal",
        "def f(x: set[float]) -> float: return x",
        "x: float = 1",
        "y = sorted(x)",
        "y = sorted(x, key=lambda a: (a.b, a.no))",
        "class Refusal(Exception):\n    def __init__(self):\n        super().__init__('x')",
        "x = f'{a}-{b}'",
        "x = max(0, y)",
    ],
)
def test_what_both_interpreters_do_alike_is_welcome(source: str) -> None:
    assert findings("cart.py", source) == []


def test_the_file_that_divides_may_divide() -> None:
    assert findings("rounding.py", "x = a // b") == []


def test_the_lists_have_words() -> None:
    assert all(SYNTAX.values())
    assert all(METHODS.values())
