"""Keeps entries that follow the chain, and everything that follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bon.journal.chain import Checked
from bon.journal.facts import EntriesReceived
from bon.journal.ledger import Place, append, taken_ids
from bon.journal.models import ProjectionFailure
from bon.journal.projecting import is_passing, project_each, sort_out
from bon.journal.tasks import UNPROJECTED
from bon.kit.calls import together
from bon.kit.facts import publish
from bon.kit.worklist import raise_tasks
from bon.organisation.models import Register


def keep_entries(place: Place, new: Sequence[Checked]) -> tuple[int, set[UUID]]:
    """Gives how many of the entries were kept, and which of these could not be projected.

    All with one set-based statement; only where that fails, one by one. Fewer are kept
    only where the id of one is taken by another entry.
    """
    sound, faults = sort_out([(each.entry, each.item.entry) for each in new])
    try:
        with together():
            append(place, new)
            publish([EntriesReceived(*place, sound)] if sound else [])
    except Exception as error:
        if is_passing(error):
            raise
        return _keep_one_by_one(place, new)
    _record(new, place, faults)
    return len(new), set(faults)


def _keep_one_by_one(place: Place, new: Sequence[Checked]) -> tuple[int, set[UUID]]:
    free = list(new[: _first_taken(place, new)])
    if not free:
        return 0, set()
    append(place, free)
    sound, faults = sort_out([(each.entry, each.item.entry) for each in free])
    faults |= project_each(EntriesReceived(*place, sound))
    _record(free, place, faults)
    return len(free), set(faults)


def _first_taken(place: Place, new: Sequence[Checked]) -> int:
    taken = taken_ids(place.organisation, [each.entry.id for each in new])
    for index, each in enumerate(new):
        if each.entry.id in taken:
            return index
        taken.add(each.entry.id)
    return len(new)


def _record(new: Sequence[Checked], place: Place, faults: dict[UUID, str]) -> None:
    """Shows in the back office what could not be derived."""
    failed = [each.entry for each in new if each.entry.id in faults]
    if not failed:
        return
    ProjectionFailure.objects.bulk_create(
        ProjectionFailure(
            entry_id=entry.id,
            register_id=place.register,
            seq=entry.seq,
            kind=entry.kind,
            error=faults[entry.id],
        )
        for entry in failed
    )
    code = Register.objects.values_list("code", flat=True).get(id=place.register)
    tasks = ({"register": code, "seq": entry.seq, "kind": entry.kind} for entry in failed)
    raise_tasks(UNPROJECTED, zip([entry.id for entry in failed], tasks, strict=True))
