"""What the journal tells the other apps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from bon.journal.entry import Entry, Sale


@dataclass(frozen=True)
class KeptEntry:
    """An entry that is now in the journal. `sale` is read where the kind is `sale`; it adds up."""

    entry: Entry
    text: str
    sale: Sale | None


@dataclass(frozen=True)
class EntriesReceived:
    """Entries of one register, in order."""

    organisation: UUID
    register: UUID
    store: UUID
    entries: Sequence[KeptEntry]

    @property
    def in_earnest(self) -> list[KeptEntry]:
        """All but those of training, which count nowhere."""
        return [kept for kept in self.entries if not kept.entry.training]


def as_json(entries: Iterable[KeptEntry]) -> str:
    """The entries as one JSON list, each as it was written."""
    return f"[{','.join(kept.text for kept in entries)}]"
