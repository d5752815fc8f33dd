"""Following a register's chain: which entries of an upload go on from where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from bon.journal.entry import Entry, Item, Malformed, read_base64url, read_entry

Reason = Literal["gap", "fork", "link", "hash", "signature", "malformed", "device_replaced"]
GENESIS = bytes(32)  # `prev` of a register's first entry


@dataclass(frozen=True)
class Head:
    """Where a chain stands: sequence number and hash of its last entry."""

    seq: int
    hash: bytes


@dataclass(frozen=True)
class Checked:
    """An element of an upload: an entry of this register that has the hash it came with."""

    item: Item
    entry: Entry
    digest: bytes

    @property
    def signature(self) -> bytes:
        """Empty where it is not base64url."""
        try:
            return read_base64url(self.item.signature)
        except ValueError:
            return b""


@dataclass(frozen=True)
class Step:
    """An element that was taken. Not `new`: the very same entry was there already."""

    checked: Checked
    new: bool


@dataclass
class Followed:
    """How far an upload was taken. `reason`: why the element behind the last step was not."""

    steps: list[Step] = field(default_factory=list)
    reason: Reason | None = None

    @property
    def new(self) -> list[Checked]:
        return [step.checked for step in self.steps if step.new]

    def stop_before(self, index: int, reason: Reason) -> None:
        """Takes back the steps from `index` on."""
        del self.steps[index:]
        self.reason = reason


Held = Callable[[int, int], Mapping[int, bytes]]


def follow(register: UUID, head: Head, items: Sequence[Item], held: Held) -> Followed:
    """Takes the elements in order until one cannot be taken. `held` looks up the hashes of the
    entries from one sequence number to another that are kept already."""
    checked, fault = _check(register, items)
    hashes = _held(head, checked, held)
    followed = Followed(reason=fault)
    for each in checked:
        refused = _refused(each, head, hashes)
        if refused is not None:
            followed.reason = refused
            break
        new = each.entry.seq > head.seq
        followed.steps.append(Step(each, new))
        if new:
            head = Head(each.entry.seq, each.digest)
            hashes[head.seq] = head.hash
    return followed


def _refused(each: Checked, head: Head, hashes: Mapping[int, bytes]) -> Reason | None:
    entry = each.entry
    if entry.seq <= head.seq:
        return None if hashes.get(entry.seq) == each.digest else "fork"
    if entry.seq > head.seq + 1:
        return "gap"
    return None if entry.prev == head.hash.hex() else "link"


def _check(register: UUID, items: Sequence[Item]) -> tuple[list[Checked], Reason | None]:
    """The elements up to the first that is no entry of this register, and what is wrong with it."""
    name = str(register)
    checked: list[Checked] = []
    for item in items:
        digest = hashlib.sha256(item.entry.encode()).digest()
        if digest.hex() != item.hash:
            return checked, "hash"
        try:
            entry = read_entry(item.entry)
        except Malformed:
            return checked, "malformed"
        if entry.register != name or entry.seq < 1:
            return checked, "malformed"
        checked.append(Checked(item, entry, digest))
    return checked, None


def _held(head: Head, checked: Sequence[Checked], held: Held) -> dict[int, bytes]:
    behind = [each.entry.seq for each in checked if each.entry.seq <= head.seq]
    return dict(held(min(behind), max(behind))) if behind else {}
