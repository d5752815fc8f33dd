"""The journal's door: what one upload of one register comes to.

The answers are those of docs/reference/protocol.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import msgspec

from bon.journal.actions.keep_entries import keep_entries
from bon.journal.actions.keep_evidence import keep_evidence
from bon.journal.chain import Followed, Head, Reason, follow
from bon.journal.entry import Item, readable
from bon.journal.ledger import Chain, Place, held_hashes
from bon.journal.signature import Key, is_signed

Result = Literal["stored", "known", "unprojected"]


class Acknowledged(msgspec.Struct, frozen=True):
    id: UUID
    seq: int
    hash: str
    result: Result


class Stand(msgspec.Struct, frozen=True):
    """A head as it is told to a register."""

    seq: int
    hash: str


class Refusal(msgspec.Struct, frozen=True):
    """`id` and `seq` are null where the text could not be read."""

    id: UUID | None
    seq: int | None
    hash: str
    reason: Reason


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    acknowledged: list[Acknowledged]
    head: Stand
    refused: Refusal | None = None


def receive_entries(
    chain: Chain,
    keys: Sequence[Key],
    items: Sequence[Item],
    *,
    device: UUID | None = None,
    replaced: bool = False,
) -> Answer:
    """Keeps what goes on from where the register's chain stands and says what became of each.

    `chain` is locked by the transaction that this runs in (`lock_chain`), `keys` are those of
    its register. `device` is who sent it; one that is `replaced` only hands in evidence.
    """
    place, head = chain
    followed = follow(place.register, head, items, held_hashes(place))
    if replaced:
        _take_nothing(followed)
    else:
        _take_signed(followed, keys)
    unprojected = _keep(place, followed)
    if followed.reason is not None and followed.reason != "gap":
        keep_evidence(place, _refused(followed, items), followed.reason, device)
    return _answer(followed, head, items, unprojected)


def _take_nothing(followed: Followed) -> None:
    first = next((i for i, step in enumerate(followed.steps) if step.new), len(followed.steps))
    if first < len(followed.steps) or followed.reason is not None:
        followed.stop_before(first, "device_replaced")


def _take_signed(followed: Followed, keys: Sequence[Key]) -> None:
    """The signature of the last new entry covers the chain before it. Where no key made it, the
    last one before it that a key did make decides how far the upload is taken."""
    refused = None
    for index in range(len(followed.steps) - 1, -1, -1):
        step = followed.steps[index]
        if step.new:
            each = step.checked
            if is_signed(keys, each.entry.seq, each.digest, each.signature):
                break
            refused = index
    if refused is not None:
        followed.stop_before(refused, "signature")


def _keep(place: Place, followed: Followed) -> set[UUID]:
    """Gives which of the entries kept could not be projected."""
    new = followed.new
    if not new:
        return set()
    count, unprojected = keep_entries(place, new)
    if count < len(new):
        index = next(i for i, step in enumerate(followed.steps) if step.checked is new[count])
        followed.stop_before(index, "fork")
    return unprojected


def _refused(followed: Followed, items: Sequence[Item]) -> Sequence[Item]:
    """The element that was refused; of a device that was replaced, all behind it too."""
    first = len(followed.steps)
    return items[first:] if followed.reason == "device_replaced" else items[first : first + 1]


def _answer(
    followed: Followed, head: Head, items: Sequence[Item], unprojected: set[UUID]
) -> Answer:
    acknowledged = []
    for step in followed.steps:
        entry, item = step.checked.entry, step.checked.item
        result: Result = "known"
        if step.new:
            result = "unprojected" if entry.id in unprojected else "stored"
            head = Head(entry.seq, step.checked.digest)
        acknowledged.append(Acknowledged(entry.id, entry.seq, item.hash, result))
    refused = None
    if followed.reason is not None:
        item = items[len(followed.steps)]
        read = readable(item)
        refused = Refusal(
            read.id if read else None, read.seq if read else None, item.hash, followed.reason
        )
    return Answer(acknowledged, Stand(head.seq, head.hash.hex()), refused)
