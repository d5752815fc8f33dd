"""One line of JSON for each result, and an exit code that tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench.machine import Machine, probe
from bench.report import line
from bench.result import Result

MACHINE: Machine = {"cores": 2, "cpu_ms": 15.0, "fsync_us": 70.0}


def test_a_line_says_what_was_measured_on_what() -> None:
    result = Result("intake", 812.3456, "sales/s", ratio=0.43219, budget=0.40, at_least=True)
    assert json.loads(line(result, MACHINE)) == {
        "name": "intake",
        "value": 812.3,
        "unit": "sales/s",
        "ratio": 0.4322,
        "budget": 0.4,
        "ok": True,
        "machine": {"cores": 2, "cpu_ms": 15.0, "fsync_us": 70.0},
    }


@pytest.mark.parametrize(
    ("result", "ok"),
    [
        (Result("scan", 16.0, "ms", budget=16.0), True),
        (Result("scan", 16.1, "ms", budget=16.0), False),
        (Result("intake", 9.0, "/s", ratio=0.39, budget=0.4, at_least=True), False),
        (Result("demo", 99.0, "s"), True),
    ],
)
def test_a_budget_is_kept_or_missed(result: Result, ok: bool) -> None:
    assert result.ok is ok


def test_the_machine_is_measured(tmp_path: Path) -> None:
    machine = probe(tmp_path)
    assert machine["cores"] >= 1
    assert machine["cpu_ms"] > 0
    assert machine["fsync_us"] > 0
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["scna"]) == 2
    assert capsys.readouterr().err.startswith("No benchmark scna. There are: ")


def test_a_missed_budget_and_a_broken_benchmark_show_in_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(name: str) -> list[Result]:
        if name == "broken":
            raise RuntimeError("no browser")
        return [Result(name, 20.0, "ms", budget=16.0 if name == "slow" else 30.0)]

    monkeypatch.setattr(bench, "names", lambda: ["broken", "fast", "slow"])
    monkeypatch.setattr(bench, "run", run)
    assert bench.main(["fast"]) == 0
    assert bench.main(["slow"]) == 1
    capsys.readouterr()
    assert bench.main([]) == 1
    shown = capsys.readouterr()
    assert [json.loads(row)["name"] for row in shown.out.splitlines()] == ["fast", "slow"]
    assert "RuntimeError: no browser" in shown.err
    assert "bench broken broke; the others go on" in shown.err
