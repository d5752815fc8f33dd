"""A refused entry beside the one that is held in its place, field by field."""

from __future__ import annotations

import json
from typing import NamedTuple

from bon.journal.models import Quarantine
from bon.journal.queries import entry_text


class FieldRow(NamedTuple):
    """One field of both versions, as text; None where a version lacks it."""

    name: str
    received: str | None
    held: str | None

    @property
    def differs(self) -> bool:
        return self.received != self.held


def compared(evidence: Quarantine) -> list[FieldRow]:
    """Empty where what was received cannot be read at all; then only its raw text can be shown."""
    received = _fields(bytes(evidence.received).decode("utf-8", "replace"))
    held_text = entry_text(evidence.held_entry_id) if evidence.held_entry_id else None
    held = _fields(held_text or "")
    names = sorted(received.keys() | held.keys()) if received else []
    return [FieldRow(name, received.get(name), held.get(name)) for name in names]


def _fields(text: str) -> dict[str, str]:
    try:
        entry = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(entry, dict):
        return {}
    return {
        str(name): json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
        for name, value in entry.items()
    }
