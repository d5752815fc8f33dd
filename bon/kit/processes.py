"""Server and worker as children of one process that starts, watches, revives and stops them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings

START_SECONDS = 60
STOP_SECONDS = 10
# More deaths than this within a minute are no accident: say so and stop.
DEATHS_A_MINUTE = 6


class Stopped(Exception):
    """Somebody asked us to stop, by Ctrl-C or SIGTERM."""


class Child:
    """One command that ought to be running."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.deaths: deque[float] = deque(maxlen=DEATHS_A_MINUTE)
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches only us, and we stop the children in order.
        return subprocess.Popen(self.command, start_new_session=True)

    def alive(self) -> bool:
        return self.process.poll() is None

    def revive(self) -> None:
        """Starts it again. Raises SystemExit(1) when it dies time after time."""
        now = time.monotonic()
        if len(self.deaths) == DEATHS_A_MINUTE and now - self.deaths[0] < 60:
            raise SystemExit(1)
        self.deaths.append(now)
        self._kill_all()
        time.sleep(0.5)
        self.process = self._start()

    def end(self, deadline: float) -> None:
        """Waits for a child that was asked to stop, then kills it."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, deadline - time.monotonic()))
        self._kill_all()
        self.process.wait()

    def _kill_all(self) -> None:
        """What a killed child leaves behind: granian's workers would go on holding the port."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def serve(port: int, ready: Callable[[], object], keep_database: Callable[[], object]) -> None:
    """Runs server and worker until told to stop. Calls `ready` when the page answers.

    A child that dies is started again, and so is the database, which `keep_database` looks
    after at every turn. Nothing is lost either way: what was acknowledged is committed, what was
    not is sent again.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    children: list[Child] = []
    try:
        children.append(Child(server_command(port)))
        children.append(Child([sys.executable, "-m", "bon.cli", "worker"]))
        _wait_until_answering(port, children[0])
        ready()
        while True:
            time.sleep(0.5)
            keep_database()
            for child in children:
                if not child.alive():
                    child.revive()
    except Stopped:
        return
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        for child in children:
            child.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in children:
            child.end(deadline)


def address(port: int) -> str:
    """Where a person on this machine finds it."""
    host = settings.SERVER_ADDRESS
    return f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}/"  # noqa: S104


def server_command(port: int) -> list[str]:
    """granian in WSGI mode: ASGI was 3 to 9 times slower for this work."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi",
        "--host", settings.SERVER_ADDRESS, "--port", str(port),
        "--workers", str(settings.SERVER_WORKERS), "--respawn-failed-workers",
        "--blocking-threads", "4", "--backpressure", "32", "--no-ws", "--log-level", "warning",
        "bon.config.wsgi:application",
    ]  # fmt: skip


def _stop(number: int, frame: object) -> None:
    raise Stopped


def _wait_until_answering(port: int, server: Child) -> None:
    host = "127.0.0.1" if settings.SERVER_ADDRESS == "0.0.0.0" else settings.SERVER_ADDRESS  # noqa: S104
    deadline = time.monotonic() + START_SECONDS
    while server.alive() and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=2):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit(1)
