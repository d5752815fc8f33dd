"""The figures of an X or Z, as far as a book can know them."""

from __future__ import annotations

from typing import Any

from tests.day.drawer import Drawer


def seen(figures: dict[str, Any]) -> dict[str, Any]:
    """Of an X or Z what the book has too."""
    kept = {name: figures[name] for name in Drawer().figures()}
    kept["vat"] = {
        key: {name: vat[name] for name in ("gross", "net", "vat")}
        for key, vat in figures["vat"].items()
    }
    kept["foreign"] = {
        key: {name: notes[name] for name in ("count", "taken", "worth")}
        for key, notes in figures["foreign"].items()
        if notes["count"]
    }
    return kept
