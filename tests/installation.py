"""A whole Bon of its own for a test: its own folder, database, server and worker."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bon.config.cluster import data_folder
from tests.database import VAR, schema_digest

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120
# What survives a machine that loses its power is proven in tests/chaos.
FAST = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


@dataclass
class Installation:
    """`bon run` as an operator starts it. `log` holds what it printed."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def troubles(self) -> str:
        """What the server complained of: the last traceback in its log, else nothing."""
        words = self.log.read_text()
        return words[words.rfind("Traceback") :] if "Traceback" in words else ""

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def bon(self, *words: str, given: str = "") -> str:
        """Runs one `bon` command against the same data; its output."""
        return _bon(self.folder, self.port, *words, given=given)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=5) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except OSError:
            return False

    def wait(self, seconds: float = START_SECONDS) -> None:
        """Until the page answers. Raises AssertionError with the log when it does not."""
        deadline = time.monotonic() + seconds
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)

    def children(self, word: str) -> list[psutil.Process]:
        """The processes below it whose command line holds the word."""
        return [
            child
            for child in psutil.Process(self.process.pid).children(recursive=True)
            if child.status() != psutil.STATUS_ZOMBIE and word in " ".join(child.cmdline())
        ]

    def postmaster_pid(self) -> int:
        """The database's main process; 0 between two of them."""
        try:
            lines = (self.folder / "postgres" / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return 0
        return int(lines[0])

    def stop(self) -> int:
        """Ctrl-C. The exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


def environment(folder: Path, port: int) -> dict[str, str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("BON_", "DJANGO_"))}
    known.pop("DATABASE_URL", None)
    return {**known, "BON_DATA": str(folder), "BON_PORT": str(port)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def installation(*, bare: bool = False, demo_days: int = 0) -> Iterator[Installation]:
    """Starts `bon run` in a folder of its own, waits until it answers, stops it at the end.
    Empty, or with the demo shop and so many days of its history. `bare`: where Bon never ran.

    Not in pytest's temporary folder: that is shut to all but its owner by the next run of
    pytest, and PostgreSQL is somebody else where root runs the tests.
    """
    with tempfile.TemporaryDirectory(prefix="bon-") as base:
        Path(base).chmod(0o755)
        folder = Path(base) / "data"
        if not bare:
            _copy(_migrated(), folder)
        if demo_days:
            _bon(folder, 1, "demo", "--days", str(demo_days))
        with _running(folder, "--no-demo") as running:
            yield running


def _migrated() -> Path:
    """A folder as the first start leaves it, made once for the migrations as they are now."""
    kept = VAR / "installations"
    kept.mkdir(parents=True, exist_ok=True)
    folder = kept / schema_digest()
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one of the workers makes it
        if not folder.exists():
            making = kept / "making"
            shutil.rmtree(making, ignore_errors=True)
            _bon(making, 1, "migrate")
            with (data_folder(making) / "postgresql.auto.conf").open("a") as settings:
                settings.write(FAST)
            making.rename(folder)
    return folder


def _copy(folder: Path, to: Path) -> None:
    """With its owners: PostgreSQL starts in nobody's folder but its own."""
    subprocess.run(["cp", "--archive", folder, to], check=True)


def _bon(folder: Path, port: int, *words: str, given: str = "") -> str:
    return subprocess.run(
        [sys.executable, "-m", "bon.cli", *words],
        env=environment(folder, port),
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout


@contextmanager
def _running(folder: Path, *words: str) -> Iterator[Installation]:
    port = free_port()
    log = folder.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bon.cli", "run", *words],
            env=environment(folder, port),
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    running = Installation(folder, port, process, log)
    try:
        running.wait()
        yield running
    finally:
        if process.poll() is None:
            running.stop()
