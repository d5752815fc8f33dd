"""Nothing is made twice, and nothing that changed is left as it was."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {
    "requirements/run.txt": "django==5.2",
    "requirements/dev.txt": "django==5.2\npytest==9",
    "requirements/build.txt": "setuptools==84",
    "register/package-lock.json": "{}",
    "register/src/App.svelte": "<p>Kasse</p>",
    "register/src/cart/cart.test.ts": "test()",
    "till/cart.py": "pass",
    "till/tests/test_cart.py": "pass",
    "bon/assets/package-lock.json": "{}",
    "bon/assets/icons.txt": "home",
    "bon/locale/en/LC_MESSAGES/django.po": 'msgid "Kasse"',
}
ENVIRONMENT, PACKAGES, REGISTER, ASSETS, MESSAGES = (
    "pip install",
    "npm ci",
    "cd register && npm run --silent build",
    "cd bon/assets && npm run --silent build",
    "pybabel",
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The Makefile over a few sources, where all has been made once."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name, text in SOURCES.items():
        write(tmp_path / name, text)
    write(tmp_path / ".venv/bin/python", "")
    make_all(tmp_path, "run")
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def plan(checkout: Path, goal: str) -> str:
    """What make would do, without doing it."""
    done = subprocess.run(
        ["make", "--dry-run", goal], cwd=checkout, check=True, capture_output=True, text=True
    )
    return done.stdout


def make_all(checkout: Path, goal: str) -> None:
    """As if it had been done: the stamps that the plan would leave."""
    for stamp in re.findall(r"^touch (\S+)$", plan(checkout, goal), re.MULTILINE):
        write(checkout / stamp, "")


def steps(checkout: Path, goal: str) -> set[str]:
    todo = plan(checkout, goal)
    return {step for step in (ENVIRONMENT, PACKAGES, REGISTER, ASSETS, MESSAGES) if step in todo}


def test_a_second_run_only_starts(checkout: Path) -> None:
    assert steps(checkout, "run") == set()
    assert "exec bon run" in plan(checkout, "run")


def test_a_touched_file_is_not_a_changed_file(checkout: Path) -> None:
    for name in SOURCES:
        (checkout / name).touch()
    assert steps(checkout, "run") == set()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("requirements/run.txt", {ENVIRONMENT}),
        ("requirements/dev.txt", set()),
        ("register/src/App.svelte", {REGISTER}),
        ("register/src/cart/cart.test.ts", set()),
        ("register/package-lock.json", {PACKAGES, REGISTER, ASSETS}),
        ("till/cart.py", {REGISTER}),
        ("till/tests/test_cart.py", set()),
        ("bon/assets/icons.txt", {ASSETS}),
        ("bon/locale/en/LC_MESSAGES/django.po", {MESSAGES}),
    ],
)
def test_a_change_makes_what_follows_from_it(checkout: Path, name: str, expected: set[str]) -> None:
    write(checkout / name, "something else")
    assert steps(checkout, "run") == expected


def test_a_new_and_a_renamed_source_are_seen(checkout: Path) -> None:
    (checkout / "till/cart.py").rename(checkout / "till/basket.py")
    assert steps(checkout, "run") == {REGISTER}


def test_the_tests_need_more_and_running_is_content_with_it(checkout: Path) -> None:
    assert steps(checkout, "test") == {ENVIRONMENT}
    for stamp in (checkout / ".venv").glob(".made-*"):
        stamp.unlink()
    make_all(checkout, "test")
    assert steps(checkout, "test") == set()
    assert steps(checkout, "run") == set()
