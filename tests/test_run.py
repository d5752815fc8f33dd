"""`bon run` starts everything, keeps it running, and stops all of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.installation import ROOT, Installation, environment, installation


@pytest.fixture(scope="module")
def bon() -> Iterator[Installation]:
    with installation(bare=True) as running:
        yield running


def alive(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_a_killed_server_comes_back(bon: Installation) -> None:
    (server, *_) = bon.children("granian")
    workers = server.children(recursive=True)
    assert workers
    server.kill()
    deadline = time.monotonic() + 30
    while any(alive(worker) for worker in workers):
        assert time.monotonic() < deadline, bon.log.read_text()
        time.sleep(0.1)
    bon.wait(30)
    assert server.pid not in [child.pid for child in bon.children("granian")]


def test_a_killed_database_comes_back(bon: Installation) -> None:
    before = psutil.Process(bon.postmaster_pid())
    before.kill()
    deadline = time.monotonic() + 60
    while not bon.answers() or bon.postmaster_pid() == before.pid:
        assert time.monotonic() < deadline, bon.log.read_text()
        time.sleep(0.2)


def test_a_taken_port_is_one_clear_line(bon: Installation, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bon.cli", "run", "--no-demo"],
        env=environment(tmp_path / "data", bon.port),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.strip() == (
        f"CommandError: port {bon.port} on 127.0.0.1 is not to be had (Address already in use); "
        "name another one with BON_PORT"
    )


def test_ctrl_c_stops_all_of_it(bon: Installation) -> None:
    everything = [
        *psutil.Process(bon.process.pid).children(recursive=True),
        psutil.Process(bon.postmaster_pid()),
    ]
    assert len(everything) >= 4
    assert bon.stop() == 0
    assert [process for process in everything if alive(process)] == []
    assert "Stopped. Nothing is lost." in bon.log.read_text()
