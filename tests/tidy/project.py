"""The project's own files: what git keeps or would keep, nothing that was installed or built."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def files() -> tuple[str, ...]:
    """Every file of the project, as a path relative to its root, sorted."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    return tuple(sorted({name for name in listed if name and (ROOT / name).is_file()}))


def with_suffix(*suffixes: str) -> list[str]:
    """The files whose names end so."""
    return [name for name in files() if name.endswith(suffixes)]


def read(name: str) -> str:
    """The text of one file."""
    return (ROOT / name).read_text(encoding="utf-8")


def apps() -> list[str]:
    """The names of the server's apps: folders of `bon/` with an `apps.py`."""
    return [
        parts[1]
        for parts in (name.split("/") for name in files())
        if parts[0] == "bon" and len(parts) == 3 and parts[2] == "apps.py"
    ]


def refuse(complaints: Iterable[str]) -> None:
    """Fails with every complaint in full, one a line."""
    found = list(complaints)
    assert not found, "\n".join(["", *found])
