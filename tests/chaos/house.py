"""`bon run` on a data folder of its own, and the ways to hurt it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, LiteralString
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import psycopg

from bon.config.cluster import cluster_url, data_folder

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 120


class House:
    """A running shop. Everything it does is on the disk: fsync is on."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = _free_port()
        outside = {"DATABASE_URL", "BON_OWNER_DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in outside},
            "BON_DATA": str(var),
            "DJANGO_SETTINGS_MODULE": "bon.config.settings",
        }
        self.log = var.parent / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bon.cli", "run", "--no-demo", "--port", str(self.port)],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )

    @property
    def health(self) -> str:
        return f"http://127.0.0.1:{self.port}/healthz"

    def wait(self) -> None:
        """Until it answers."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            with suppress(URLError, OSError), urlopen(self.health, timeout=2):  # noqa: S310
                return
            assert time.monotonic() < deadline, "bon run does not answer"
            time.sleep(0.2)

    def command(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Runs another program in the same surroundings."""
        return subprocess.run(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def kill_server(self) -> None:
        """kill -9 of one of granian's processes: the parent or a worker."""
        granian = [p for p in self._children() if "granian" in " ".join(_words(p))]
        if granian:
            _kill(granian[int(time.time()) % len(granian)])

    def kill_database(self) -> None:
        """kill -9 of PostgreSQL's first process; the others follow it."""
        with suppress(OSError, ValueError):
            text = (data_folder(self.var) / "postmaster.pid").read_text()
            os.kill(int(text.split("\n", 1)[0]), signal.SIGKILL)

    def ask(self, statement: LiteralString) -> list[tuple[Any, ...]]:
        """Reads as a superuser, whom no policy hides anything from."""
        with psycopg.connect(cluster_url(self.var, "postgres")) as connection:
            return connection.execute(statement).fetchall()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(60)
        finally:
            for child in self._children():
                _kill(child)

    def _children(self) -> list[psutil.Process]:
        with suppress(psutil.NoSuchProcess):
            return list(psutil.Process(self.process.pid).children(recursive=True))
        return []


@contextmanager
def open_house() -> Iterator[House]:
    """Starts from nothing and leaves nothing."""
    var = ROOT / "var" / f"chaos-{os.getpid()}" / "data"
    shutil.rmtree(var.parent, ignore_errors=True)
    var.mkdir(parents=True)
    house = House(var)
    try:
        house.wait()
        yield house
    finally:
        house.stop()
        shutil.rmtree(var.parent, ignore_errors=True)


def found_shop(house: House, public_keys: list[str]) -> list[dict[str, Any]]:
    """One paired register for each key."""
    told = house.command("tests.chaos.found_shop", given="\n".join(public_keys))
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def _kill(process: psutil.Process) -> None:
    with suppress(psutil.NoSuchProcess):
        process.kill()


def _words(process: psutil.Process) -> list[str]:
    with suppress(psutil.Error):
        words: list[str] = process.cmdline()
        return words
    return []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
