"""Keeps what was refused, beside what is held in its place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from bon.journal.chain import Reason
from bon.journal.entry import Item, readable
from bon.journal.ledger import Place
from bon.journal.models import Entry as EntryRow
from bon.journal.models import Quarantine
from bon.journal.tasks import REFUSED
from bon.kit.worklist import Facts, raise_tasks
from bon.organisation.models import Register


def keep_evidence(place: Place, items: Sequence[Item], reason: Reason, device: UUID | None) -> None:
    """Nothing is judged here, so nothing is refused; the same thing sent again is kept once."""
    kept = [_evidence(place, item, reason, device) for item in items]
    Quarantine.objects.bulk_create(kept, ignore_conflicts=True)
    code = Register.objects.values_list("code", flat=True).get(id=place.register)
    raise_tasks(REFUSED, [_task(each, code) for each in kept])


def _task(kept: Quarantine, register: str) -> tuple[str, Facts]:
    subject = f"{kept.register_id} {kept.digest.hex()} {kept.reason}"
    return subject, {"evidence": str(kept.id), "register": register, "reason": kept.reason}


def _evidence(place: Place, item: Item, reason: Reason, device: UUID | None) -> Quarantine:
    received = item.entry.encode()
    seq = _seq(item)
    held = (
        EntryRow.objects.filter(register_id=place.register, seq=seq).values_list("id", flat=True)
        if seq is not None
        else EntryRow.objects.none()
    )
    return Quarantine(
        register_id=place.register,
        device_id=device,
        seq=seq,
        reason=reason,
        received=received,
        digest=hashlib.sha256(received).digest(),
        claimed_hash=_storable(item.hash),
        signature=_storable(item.signature),
        held_entry_id=held.first(),
    )


def _seq(item: Item) -> int | None:
    """The sequence number the text claims, where it can be read and kept."""
    entry = readable(item)
    return entry.seq if entry is not None and abs(entry.seq) < 1 << 63 else None


def _storable(text: str) -> str:
    """Text of whatever kind, without the one character PostgreSQL cannot keep."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")[:200]
