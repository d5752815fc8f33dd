"""`bon demo` on a bare database: a shop with 90 days of trade, made through the real journal."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.result import Result
from bench.rounds import seconds, spread

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
BUDGET_SECONDS = 20


def run() -> list[Result]:
    """The whole command, the start of Python and of the database among it."""
    took = spread([_made_in() for _round in range(ROUNDS)])
    return [
        Result(
            "demo", took.median, "s", budget=BUDGET_SECONDS, low=took.low, high=took.high,
            note="90 days of three registers",
        )
    ]  # fmt: skip


def _made_in() -> float:
    (ROOT / "var").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "var", prefix="bench-demo-") as folder:
        _bon(folder, "migrate")
        return seconds(lambda: _bon(folder, "demo"))


def _bon(folder: str, command: str) -> None:
    environment = {**os.environ, "BON_DATA": folder}
    environment.pop("DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "-m", "bon.cli", command],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=sys.stderr,
    )
