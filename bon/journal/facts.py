"""What the journal tells the other apps."""

from __future__ import annotations

from collections.abc import Sequence
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
