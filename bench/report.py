"""One JSON line for each result, on standard output; nothing else is written there."""

from __future__ import annotations

import json

from bench.machine import Machine
from bench.result import Result


def line(result: Result, machine: Machine) -> str:
    """The result as one line of JSON: name, value, unit, ratio, budget, ok, machine."""
    shown: dict[str, object] = {
        "name": result.name,
        "value": _short(result.value),
        "unit": result.unit,
        "ratio": _short(result.ratio),
        "budget": _short(result.budget),
        "ok": result.ok,
    }
    if result.low is not None and result.high is not None:
        shown["range"] = [_short(result.low), _short(result.high)]
    if result.note:
        shown["note"] = result.note
    return json.dumps({**shown, "machine": machine}, ensure_ascii=False)


def _short(figure: float | None) -> float | None:
    """Four figures that count; more would claim a precision no benchmark has."""
    return None if figure is None else float(f"{figure:.4g}")
