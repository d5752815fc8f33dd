"""What a role answers must be asked: a permission that nothing asks for is a promise of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bon.staff.permissions import CATALOGUE, Permission
from tests.tidy.project import ROOT

# How Python asks: at the door of a page, in an action, of a register's question, in the rules.
ASKED = r'(?:require|office|check|allowed)\((?:\w+, )?"{code}"'
# How the register asks: before what is no command of the cart, and for what it may show.
ASKED_THERE = r"require\('{code}'|permissions\([^)]*\)\['{code}'\]"
# A table of permissions, whose entries are asked for one by one.
NAMED = r'^PERMISSIONS?(?:: [^=]+)? = (?:"{code}"|\{{[^}}]*: "{code}")'
WITH_AMOUNT = r'(?:require|check|allowed)\((?:\w+, )?["\']{code}["\'], (?!command\)|envelope\))'


def sources() -> Iterator[Path]:
    for folder, ending in (("bon", "py"), ("till", "py"), ("register/src", "ts")):
        for path in (ROOT / folder).rglob(f"*.{ending}"):
            if not {"tests", "node_modules"} & set(path.parts) and ".test." not in path.name:
                yield path


TEXTS = [path.read_text() for path in sources()]


def asked(pattern: str, code: str) -> bool:
    found = re.compile(pattern.format(code=code), re.MULTILINE)
    return any(found.search(text) for text in TEXTS)


@pytest.mark.parametrize("permission", CATALOGUE, ids=lambda permission: permission.code)
def test_somebody_asks_for_it(permission: Permission) -> None:
    assert any(asked(way, permission.code) for way in (ASKED, ASKED_THERE, NAMED))


@pytest.mark.parametrize(
    "permission", [one for one in CATALOGUE if one.limit], ids=lambda permission: permission.code
)
def test_a_limit_is_held_against_an_amount(permission: Permission) -> None:
    assert asked(WITH_AMOUNT, permission.code) or asked(NAMED, permission.code)
