"""A setting that is not documented does not exist for the person who runs the server."""

from __future__ import annotations

import ast
import re

from tests.tidy.project import read, with_suffix

PAGE = "docs/reference/settings.md"
NAME = re.compile(r"BON_[A-Z0-9_]+|DATABASE_URL")


def settings_of(source: str) -> set[str]:
    """The environment variables that a Python source names."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and NAME.fullmatch(node.value)
    }


def settings_on(page: str) -> set[str]:
    """The settings that the page describes: each row of its tables starts with one."""
    return set(re.findall(rf"^\| `({NAME.pattern})`", page, re.MULTILINE))


def test_the_page_describes_every_setting_and_no_other() -> None:
    names = [
        name for name in with_suffix(".py") if name.startswith("bon/") and "/tests/" not in name
    ]
    in_code = set().union(*(settings_of(read(name)) for name in names))
    assert settings_on(read(PAGE)) == in_code


def test_a_setting_is_found_in_code_and_on_the_page() -> None:
    assert settings_of('PORT = env.number("BON_PORT", 8000)  # "BON_NOT"') == {"BON_PORT"}
    page = "Say `BON_ELSE` freely.\n| `BON_PORT` | 8000 | where |\n| `DATABASE_URL` | |"
    assert settings_on(page) == {"BON_PORT", "DATABASE_URL"}
