"""Everything that can be checked of a kept entry without trusting anything that was derived."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bon.journal.chain import Head
from bon.journal.models import Entry as Row
from bon.journal.rederive import sale_difference, z_difference
from bon.journal.signature import Key, is_signed
from till.canonical import encode
from till.shapes import Entry, GrandTotals

# What reading a text may come to that the door could read: a figure without end, brackets too
# deep, a number that is none of ours.
UNREADABLE = (ValueError, TypeError, RecursionError)


class Fault(NamedTuple):
    """`check`: one of `wording.FINDINGS`."""

    check: str
    detail: str


@dataclass
class Inspector:
    """Goes along one register's chain from `head` on. `shift_entries` gives the entries from one
    sequence number to another, `grand_before` what the last Z before a sequence number left."""

    keys: Sequence[Key]
    head: Head
    shift_entries: Callable[[int, int], list[Entry]]
    grand_before: Callable[[int], GrandTotals]

    def inspect(self, row: Row) -> Iterator[Fault]:
        """The faults of the next entry."""
        digest = hashlib.sha256(row.text.encode()).digest()
        if digest != bytes(row.hash):
            yield Fault("hash", f"the text has {digest.hex()}")
        if row.seq != self.head.seq + 1 or bytes(row.prev) != self.head.hash:
            yield Fault("link", f"does not follow {self.head.seq} {self.head.hash.hex()}")
        if not is_signed(self.keys, row.seq, digest, bytes(row.signature)):
            yield Fault("signature", "no key of the register made it")
        self.head = Head(row.seq, bytes(row.hash))
        yield from self._contents(row)

    def _contents(self, row: Row) -> Iterator[Fault]:
        try:
            entry = json.loads(row.text)
            canonical = encode(entry)
        except UNREADABLE as error:
            yield Fault("canonical", f"{type(error).__name__}: {error}")
            return
        if canonical != row.text:
            yield Fault("canonical", "the text is not the canonical form of what it says")
        told = entry["seq"], entry["kind"], entry["id"], entry["prev"], entry["register"]
        kept = row.seq, row.kind, str(row.id), bytes(row.prev).hex(), str(row.register_id)
        if told != kept:
            yield Fault("columns", f"kept as {kept}")
        difference = self._difference(entry)
        if difference is not None:
            yield Fault("z" if row.kind == "z_report" else "sale", difference)

    def _difference(self, entry: Any) -> str | None:
        try:
            if entry["kind"] == "sale":
                return sale_difference(entry["body"])
            if entry["kind"] == "z_report":
                figures = entry["body"]["figures"]
                first = figures["first_seq"]
                entries = self.shift_entries(first, entry["seq"] - 1)
                return z_difference(figures, self.grand_before(first), entries)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return None
