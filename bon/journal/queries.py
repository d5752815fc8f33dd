"""Reads of the journal: where chains stand, what was refused, what could not be derived."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, QuerySet

from bon.journal.chain import GENESIS
from bon.journal.ledger import lock_chain
from bon.journal.models import AuditMark, Entry, Finding, Head, ProjectionFailure, Quarantine
from bon.kit import tenancy
from till.shapes import Entry as EntryShape


class Stand(NamedTuple):
    """Where a register's chain stands: sequence number and hash (hex) of its last entry."""

    seq: int
    hash: str


class ChainState(NamedTuple):
    """What the office is shown of a register's chain."""

    register: UUID
    seq: int
    received_at: datetime | None
    refused: int
    failures: int
    findings: int
    checked: int  # the auditor has been through all up to this one


class EntryFacts(NamedTuple):
    """What the journal can say of one entry. `checked`: the auditor has been there and found the
    signature, the form and the sums right; None where it has not come that far."""

    seq: int
    kind: str
    hash: str
    prev: str
    received_at: datetime
    checked: bool | None


def facts_of(id: UUID) -> EntryFacts | None:
    """None where the journal holds no such entry."""
    entry = Entry.objects.defer("text").filter(id=id).first()
    if entry is None:
        return None
    mark = AuditMark.objects.filter(register_id=entry.register_id, seq__gte=entry.seq)
    against = Finding.objects.filter(entry_id=id)
    checked = not against.exists() if mark.exists() or against.exists() else None
    prev, digest = bytes(entry.prev).hex(), bytes(entry.hash).hex()
    return EntryFacts(entry.seq, entry.kind, digest, prev, entry.received_at, checked)


def head_of(register: UUID) -> Stand:
    """Where the chain stands now; a register without entries stands at 0 and 64 zeros."""
    row = Head.objects.filter(register_id=register).values_list("seq", "hash").first()
    return Stand(row[0], bytes(row[1]).hex()) if row else Stand(0, GENESIS.hex())


def locked_head_of(register: UUID) -> Stand:
    """The same, and nobody appends until the transaction ends: for replacing a device, whose key
    must be closed exactly there. Raises NotFound."""
    head = lock_chain(tenancy.organisation_id(), register).head
    return Stand(head.seq, head.hash.hex())


def chain_states() -> dict[UUID, ChainState]:
    """Of every register that ever sent anything."""
    refused = _count(Quarantine.objects.all())
    failures = _count(ProjectionFailure.objects.filter(resolved_at=None))
    findings = _count(Finding.objects.all())
    checked = dict(AuditMark.objects.values_list("register_id", "seq"))
    return {
        register: ChainState(
            register,
            seq,
            received_at,
            refused.get(register, 0),
            failures.get(register, 0),
            findings.get(register, 0),
            checked.get(register, 0),
        )
        for register, seq, received_at in Head.objects.values_list(
            "register_id", "seq", "received_at"
        )
    }


def registers_with_entries() -> list[UUID]:
    """Every register whose chain has begun."""
    return list(Head.objects.order_by("register_id").values_list("register_id", flat=True))


def entry_text(id: UUID) -> str | None:
    """The canonical text of an entry."""
    text: str | None = Entry.objects.filter(id=id).values_list("text", flat=True).first()
    return text


def entries_between(register: UUID, since: int, until: int) -> Iterator[EntryShape]:
    """The entries of a register from one sequence number to another, both included."""
    texts = Entry.objects.filter(register_id=register, seq__gte=since, seq__lte=until)
    for text in texts.order_by("seq").values_list("text", flat=True).iterator():
        yield json.loads(text)


def open_failures() -> QuerySet[ProjectionFailure]:
    """Entries from which something could not be derived, oldest first."""
    failures: QuerySet[ProjectionFailure] = ProjectionFailure.objects.filter(resolved_at=None)
    return failures.order_by("failed_at", "id")


def evidence() -> QuerySet[Quarantine]:
    """What was refused, newest first."""
    kept: QuerySet[Quarantine] = Quarantine.objects.order_by("-received_at", "-id")
    return kept


def findings() -> QuerySet[Finding]:
    """What the auditor holds against entries, newest first."""
    found: QuerySet[Finding] = Finding.objects.order_by("-found_at", "-id")
    return found


def _count(rows: QuerySet[Any]) -> dict[UUID, int]:
    counted = rows.order_by().values_list("register_id").annotate(count=Count("id"))
    return dict(counted)
