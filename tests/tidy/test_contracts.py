"""Capabilities meet through facts: an import upwards or sideways breaks the contract."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tidy.project import ROOT

APPS = ("registers", "sales", "purchasing", "stock", "vouchers", "kit")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project under the same contracts: a few apps that import nothing yet."""
    for package in ("till", "bon", *(f"bon/{app}" for app in APPS), "bon/kit/tests"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    return tmp_path


def keeps_contracts(project: Path) -> bool:
    """Whether Import Linter finds nothing."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=project, check=False, capture_output=True, text=True
    )
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    return done.returncode == 0


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("bon/registers/door.py", "import bon.sales"),
        ("bon/stock/reactions.py", "import bon.sales"),
        ("bon/purchasing/receive.py", "import bon.stock"),
        ("bon/kit/tests/test_cast.py", "import bon.registers"),
        ("bon/sales/total.py", "import till"),
    ],
)
def test_downwards_is_kept(small: Path, file: str, line: str) -> None:
    (small / file).write_text(line, "utf-8")
    assert keeps_contracts(small)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("bon/sales/record.py", "import bon.stock"),
        ("bon/stock/level.py", "import bon.vouchers"),
        ("bon/stock/order.py", "import bon.purchasing"),
        ("bon/kit/door.py", "import bon.registers"),
        ("till/cart.py", "import bon.kit"),
        ("bon/newcomer/__init__.py", ""),
    ],
)
def test_upwards_sideways_and_unplaced_are_caught(small: Path, file: str, line: str) -> None:
    (small / file).parent.mkdir(exist_ok=True)
    (small / file).write_text(line, "utf-8")
    assert not keeps_contracts(small)
