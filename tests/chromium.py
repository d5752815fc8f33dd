"""The Chromium that tests and benchmarks drive: the system's own, installed where we may."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN = ("chromium", "fonts-liberation")

# Headless and alone: no sandbox (containers run as root), nothing fetched on its own account.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class ChromiumMissing(Exception):
    """No Chromium, and no right to install one. The message is the one sentence to act on."""


@cache
def find() -> Path:
    """The path of Chromium: `BON_CHROMIUM`, one on the path, or Debian's after installing it.

    Raises ChromiumMissing.
    """
    chosen = os.environ.get("BON_CHROMIUM", "")
    if chosen:
        if not os.access(chosen, os.X_OK):
            raise ChromiumMissing(f"BON_CHROMIUM={chosen} is not a program that can be started.")
        return Path(chosen)
    found = _on_path()
    if found is None and _may_install():
        _install()
        found = _on_path()
    if found is None:
        raise ChromiumMissing(
            "The browser tests need Chromium: install the system's package "
            "(chromium), or name one in BON_CHROMIUM."
        )
    return found


def _on_path() -> Path | None:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *DEBIAN]):
        subprocess.run(
            ["apt-get", "--quiet", *command],
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
