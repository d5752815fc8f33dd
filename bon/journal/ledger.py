"""The rows of the journal: a chain is locked, looked up and appended to. Nothing else is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.db import connection

from bon.journal.chain import Checked, Head, Held
from bon.journal.entry import read_id
from bon.kit.access import NotFound
from bon.kit.calls import call
from bon.kit.moments import read_moment

_encode = msgspec.json.Encoder().encode


class Place(NamedTuple):
    """Whose entries, and where the register stands."""

    organisation: UUID
    register: UUID
    store: UUID


class Chain(NamedTuple):
    """A register's chain, locked: nobody else appends to it until the transaction ends."""

    place: Place
    head: Head


def lock_chain(organisation: UUID, register: UUID) -> Chain:
    """Raises NotFound for a register that the organisation does not have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM journal_lock(%s, %s)", [organisation, register])
        row = cursor.fetchone()
    if row is None:
        raise NotFound
    store, seq, hash = row
    return Chain(Place(organisation, register, store), Head(seq, bytes(hash)))


def held_hashes(place: Place) -> Held:
    """A look-up of the hashes of entries kept already, by sequence number."""

    def held(since: int, until: int) -> Mapping[int, bytes]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT seq, hash FROM journal_entry WHERE organisation_id = %s"
                " AND register_id = %s AND seq BETWEEN %s AND %s",
                [place.organisation, place.register, since, until],
            )
            return {seq: bytes(hash) for seq, hash in cursor.fetchall()}

    return held


def append(place: Place, new: Sequence[Checked]) -> None:
    """Adds the entries and moves the head to the last of them. Raises IntegrityError where an id
    is taken by another entry."""
    rows = _encode([_row(each) for each in new]).decode()
    call("journal_append", *place, rows)


def taken_ids(organisation: UUID, ids: Sequence[UUID]) -> set[UUID]:
    """Those of the ids that the journal holds already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM journal_entry WHERE organisation_id = %s AND id = ANY(%s)",
            [organisation, list(ids)],
        )
        return {id for (id,) in cursor.fetchall()}


def _row(each: Checked) -> dict[str, object]:
    entry = each.entry
    return {
        "id": entry.id,
        "seq": entry.seq,
        "kind": entry.kind,
        "at": read_moment(entry.at),
        "shift": read_id(entry.shift),
        "employee": read_id(entry.employee),
        "training": entry.training,
        "hash": each.item.hash,
        "prev": entry.prev,
        "signature": each.signature.hex(),
        "text": each.item.entry,
    }
