"""A wrong setting is one clear line; a right one has its type."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bon.config import environment as env
from bon.config.environment import SettingError


def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BON_X", "Yes")
    assert env.flag("BON_X") is True
    monkeypatch.setenv("BON_X", "0")
    assert env.flag("BON_X", default=True) is False
    monkeypatch.delenv("BON_X")
    assert env.flag("BON_X", default=True) is True


def test_a_flag_that_is_neither_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BON_X", "maybe")
    with pytest.raises(SettingError, match="BON_X='maybe' is neither yes nor no: write 1 or 0"):
        env.flag("BON_X")


@pytest.mark.parametrize("value", ["0", "70000", "8o80", "-1", "1.5"])
def test_a_number_stays_within_its_bounds(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BON_PORT", value)
    with pytest.raises(SettingError, match="is not a whole number from 1 to 65535"):
        env.number("BON_PORT", 8000, low=1, high=65535)


def test_a_secret_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hemmeligt\n")
    monkeypatch.setenv("BON_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert env.text("BON_SECRET_KEY") == "hemmeligt"
    monkeypatch.setenv("BON_SECRET_KEY_FILE", str(tmp_path / "gone"))
    with pytest.raises(SettingError, match="No such file"):
        env.text("BON_SECRET_KEY")


def test_a_database_address_is_taken_apart() -> None:
    found = env.database(
        "postgresql://kas%40se:p%2Fw@db.lan:5433/bon?sslmode=require", "DATABASE_URL"
    )
    assert found["NAME"] == "bon"
    assert found["USER"] == "kas@se"
    assert found["PASSWORD"] == "p/w"
    assert (found["HOST"], found["PORT"]) == ("db.lan", "5433")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_another_engine_is_refused() -> None:
    with pytest.raises(SettingError, match="DATABASE_URL starts with 'sqlite'"):
        env.database("sqlite:///bon.db", "DATABASE_URL")


def test_a_wrong_setting_ends_the_command_with_one_line() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bon.cli", "run"],
        env={"PATH": "/usr/bin:/bin", "DATABASE_URL": "mysql://x/y"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr == ("bon: DATABASE_URL starts with 'mysql': Bon runs on PostgreSQL only\n")
