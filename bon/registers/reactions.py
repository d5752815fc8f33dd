"""How the record of lost numbers follows the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec

from bon.journal.entry import Malformed
from bon.journal.facts import EntriesReceived, KeptEntry
from bon.kit.facts import effect, projection
from bon.kit.moments import read_moment
from bon.kit.worklist import raise_tasks
from bon.organisation.models import Register
from bon.registers.models import Device, NumberGap
from bon.registers.tasks import NUMBERS_LOST

SKIPPED = "numbers_skipped"
# A journal gives fewer receipts than this in the life of a shop.
Number = Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)]


class Skipped(msgspec.Struct, frozen=True):
    """The body of such an entry."""

    first: Number
    last: Number
    known: bool


_skipped = msgspec.json.Decoder(Skipped)


def record_gaps(received: Sequence[EntriesReceived]) -> None:
    """Numbers that no sale has."""
    for each in received:
        NumberGap.objects.bulk_create(list(_gaps(each)))


def tell_gaps(received: Sequence[EntriesReceived]) -> None:
    """A task for each: what is known of the device that was lost."""
    for each in received:
        gaps = list(_gaps(each))
        if gaps:
            register = Register.objects.get(id=each.register)
            raise_tasks(NUMBERS_LOST, [(gap.id, _facts(gap, register)) for gap in gaps])


def _gaps(received: EntriesReceived) -> Iterator[NumberGap]:
    for kept in received.entries:
        if kept.entry.kind == SKIPPED:
            yield _gap(kept, received)


def _gap(kept: KeptEntry, received: EntriesReceived) -> NumberGap:
    """Raises Malformed."""
    entry = kept.entry
    try:
        body = _skipped.decode(entry.body)
    except msgspec.DecodeError as error:
        raise Malformed(f"{SKIPPED}: {error}") from error
    at = read_moment(entry.at)
    if at is None or body.last < body.first:
        raise Malformed(f"{SKIPPED}: {body.first}–{body.last} at {entry.at!r}")
    return NumberGap(
        organisation_id=received.organisation,
        id=entry.id,
        register_id=received.register,
        seq=entry.seq,
        at=at,
        first=body.first,
        last=body.last,
        known=body.known,
    )


def _facts(gap: NumberGap, register: Register) -> dict[str, object]:
    lost = Device.objects.filter(register=register, to_seq__lt=gap.seq)
    before = lost.order_by("-paired_at", "-id").first()
    seen = before and before.last_seen_at
    return {
        "register": str(register.id),
        "code": register.code,
        "first": gap.first,
        "last": gap.last,
        "known": gap.known,
        "device": before.name if before else "",
        "seen": seen.isoformat() if seen else None,
        "held": before.held if before else 0,
    }


REACTIONS = [
    projection(EntriesReceived, record_gaps, writes=(NumberGap,)),
    effect(EntriesReceived, tell_gaps),
]
