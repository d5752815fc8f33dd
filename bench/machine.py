"""What the figures were measured on: without it a figure means nothing to anybody else."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TypedDict

from bench.rounds import seconds, spread


class Machine(TypedDict):
    """`cpu_ms`: a fixed loop of pure Python; `fsync_us`: one 8 KiB block made durable."""

    cores: int
    cpu_ms: float
    fsync_us: float


def probe(folder: Path) -> Machine:
    """Measures the machine as it is now, busy neighbours included. Takes about 0.3 s."""
    return {
        "cores": os.cpu_count() or 1,
        "cpu_ms": round(spread([seconds(_count) * 1e3 for _ in range(5)]).median, 2),
        "fsync_us": round(_fsync(folder), 1),
    }


def _count() -> int:
    total = 0
    for number in range(200_000):
        total += number * number % 7
    return total


def _fsync(folder: Path) -> float:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:

        def once() -> None:
            os.pwrite(file.fileno(), bytes(8192), 0)
            os.fsync(file.fileno())

        return spread([seconds(once) * 1e6 for _ in range(50)]).median
