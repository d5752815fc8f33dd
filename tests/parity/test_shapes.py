"""The register's types are the till's shapes, and stay so."""

from __future__ import annotations

import subprocess
import sys

from tests.parity.interpreters import ROOT


def test_the_generated_types_are_current() -> None:
    script = ROOT / "register" / "scripts" / "shapes.py"
    checked = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True
    )
    assert (checked.returncode, checked.stdout) == (0, "")
