"""Whoever lacks a browser reads one sentence that says what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import chromium


@pytest.fixture(autouse=True)
def _looked_for_anew() -> Iterator[None]:
    chromium.find.cache_clear()
    yield
    chromium.find.cache_clear()


def test_the_chosen_browser_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = tmp_path / "my-chromium"
    mine.touch(mode=0o755)
    monkeypatch.setenv("BON_CHROMIUM", str(mine))
    assert chromium.find() == mine


def test_a_wrong_choice_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BON_CHROMIUM", str(tmp_path / "gone"))
    with pytest.raises(chromium.ChromiumMissing, match=r"BON_CHROMIUM=.*gone is not a program"):
        chromium.find()


def test_the_systems_browser_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "chromium-browser").touch(mode=0o755)
    monkeypatch.delenv("BON_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find() == tmp_path / "chromium-browser"


def test_none_and_no_right_to_install_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BON_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(chromium.ChromiumMissing, match=r"^The browser tests need Chromium: "):
        chromium.find()
