"""The auditor: checks what the door left for later, and says what it finds. Changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from uuid import UUID

from bon.approvals.actions.use_approvals import use_approvals
from bon.approvals.queries import questions
from bon.catalog.queries import deposits
from bon.journal.chain import GENESIS, Head
from bon.journal.claims import doubt_of, named, question_id
from bon.journal.conduct import Staff, faults_of
from bon.journal.deposits import Deposits
from bon.journal.inspection import UNREADABLE, Fault, Inspector
from bon.journal.models import AuditMark, Entry, Finding
from bon.journal.queries import entries_between, entry_text
from bon.journal.rederive import NOTHING
from bon.journal.signature import Key
from bon.journal.tasks import FOUND
from bon.kit.worklist import Facts, raise_tasks
from bon.organisation.models import Register
from bon.staff import queries as staff
from till.shapes import GrandTotals

STRETCH = 2_000


def audit_entries(register: UUID, keys: Sequence[Key], stretch: int = STRETCH) -> int:
    """Checks the next entries of a register, at most `stretch`, from where the last audit ended;
    gives how many there were."""
    AuditMark.objects.get_or_create(register_id=register)
    mark = AuditMark.objects.select_for_update().get(register_id=register)
    started: int = mark.seq
    found: list[Finding] = []
    where = Register.objects.get(id=register)
    last, people, bottles = started, staff.rights(where.store_id), deposits()
    for row, faults in inspected(register, keys, started, stretch):
        last = row.seq
        conduct = _conduct(row, people, bottles) + _answered(row, where, people)
        found += [_finding(row, fault) for fault in (*faults, *conduct)]
    _keep(where, found)
    AuditMark.objects.filter(register_id=register).update(seq=last)
    return last - started


def _keep(register: Register, found: list[Finding]) -> None:
    if found:
        Finding.objects.bulk_create(found, ignore_conflicts=True)
        raise_tasks(FOUND, [_task(finding, register.code) for finding in found])


def _task(finding: Finding, register: str) -> tuple[str, Facts]:
    facts = {"register": register, "seq": finding.seq, "check": finding.check_code}
    return f"{finding.entry_id} {finding.check_code}", facts


def inspected(
    register: UUID, keys: Sequence[Key], after: int = 0, stretch: int | None = None
) -> Iterator[tuple[Entry, list[Fault]]]:
    """The entries of a register behind a sequence number, each with what is wrong with it."""
    inspector = _inspector(register, keys, after)
    rows = Entry.objects.filter(register_id=register, seq__gt=after).order_by("seq")[:stretch]
    for row in rows.iterator(chunk_size=500):
        yield row, list(inspector.inspect(row))


def _conduct(row: Entry, people: Staff, bottles: Deposits) -> list[Fault]:
    """Empty for a text that cannot be read or says nothing of the kind: the inspector names it."""
    try:
        return list(faults_of(json.loads(row.text), row.received_at, people, bottles))
    except (*UNREADABLE, LookupError, AttributeError):
        return []


def _answered(row: Entry, where: Register, people: Staff) -> list[Fault]:
    """The yes from elsewhere that an entry leans on, held against what was asked; used up then."""
    if '"approval"' not in row.text:
        return []
    try:
        entry = json.loads(row.text)
        ids = {id for given in named(entry) if (id := question_id(given))}
        asked = questions(ids)
        used = {one.used_by for one in asked.values() if one.used_by}
        firsts = {id: json.loads(entry_text(id) or "null") for id in used}
        doubt = doubt_of(entry, asked, firsts, where, people)
    except (*UNREADABLE, LookupError, AttributeError) as error:
        doubt = f"{type(error).__name__}: {error}"
    if doubt is not None:
        return [Fault("approval", doubt)]
    use_approvals(ids, row.id)
    return []


def _finding(row: Entry, fault: Fault) -> Finding:
    return Finding(
        register_id=row.register_id,
        entry_id=row.id,
        seq=row.seq,
        check_code=fault.check,
        detail=fault.detail[:2000],
    )


def _inspector(register: UUID, keys: Sequence[Key], seq: int) -> Inspector:
    """An inspector that stands behind the entry with this sequence number."""
    before = Entry.objects.filter(register_id=register, seq=seq).first()
    head = Head(seq, bytes(before.hash)) if before else Head(0, GENESIS)

    def grand_before(first: int) -> GrandTotals:
        z = Entry.objects.filter(register_id=register, seq__lt=first, kind="z_report")
        text = z.order_by("-seq").values_list("text", flat=True).first()
        grand: GrandTotals = json.loads(text)["body"]["figures"]["grand"] if text else NOTHING
        return grand

    def shift_entries(since: int, until: int) -> list[object]:
        return list(entries_between(register, since, until))

    return Inspector(keys, head, shift_entries, grand_before)  # type: ignore[arg-type]
