"""The server as `bon run` starts it, two processes, on the benchmarks' own database."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

START_SECONDS = 60


@contextmanager
def serving() -> Iterator[int]:
    """Gives the port; the server is gone when the block ends."""
    from bon.kit.processes import server_command

    port = _free_port()
    environment = {**os.environ, "BON_WORKERS": "2", "BON_HOSTS": "127.0.0.1"}
    server = subprocess.Popen(server_command(port), env=environment)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(15)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
