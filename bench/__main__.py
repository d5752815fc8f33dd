"""`python -m bench [NAME …]`: runs all benchmarks, or the named ones.

Exit code 0 when every budget is kept, 1 when one is missed or a benchmark breaks, 2 for a
name that does not exist.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from pathlib import Path

from bench.machine import probe
from bench.report import line
from bench.result import Result

HERE = Path(__file__).parent
HARNESS = {"__init__", "__main__", "machine", "report", "result", "rounds"}


def names() -> list[str]:
    """The benchmarks: modules of this folder that are not the harness itself."""
    return sorted(file.stem for file in HERE.glob("*.py") if file.stem not in HARNESS)


def run(name: str) -> list[Result]:
    """Runs one benchmark."""
    results: list[Result] = importlib.import_module(f"bench.{name}").run()
    return results


def main(wanted: list[str]) -> int:
    """Runs the wanted benchmarks, all without a wish; prints their lines; gives the exit code."""
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(
            f"No benchmark {', '.join(unknown)}. There are: {', '.join(names())}", file=sys.stderr
        )
        return 2
    kept = True
    for name in wanted or names():
        machine = probe(HERE.parent / "var")
        try:
            results = run(name)
        except Exception:
            traceback.print_exc()
            print(f"bench {name} broke; the others go on", file=sys.stderr)
            kept = False
            continue
        for result in results:
            print(line(result, machine), flush=True)
            kept = kept and result.ok
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
