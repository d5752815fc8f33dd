"""How the cash record follows the journal, and what a new organisation starts with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from bon.cash.models import Move, Reason
from bon.journal.entry import LARGEST_SALE, Malformed
from bon.journal.facts import EntriesReceived, KeptEntry, as_json
from bon.kit.calls import call
from bon.kit.facts import projection
from bon.kit.moments import is_moment
from bon.organisation.facts import OrganisationFounded

KINDS = ("cash_in", "cash_out", "bank_deposit")


class Moved(msgspec.Struct, frozen=True):
    """Of the body of such an entry: what is kept of it in figures and ids."""

    amount: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_SALE)]
    approved_by: UUID | None = None
    photo: UUID | None = None


_moved = msgspec.json.Decoder(Moved)


def record_moves(received: Sequence[EntriesReceived]) -> None:
    """Cash put in, taken out and sent to the bank."""
    for each in received:
        moved = [kept for kept in each.in_earnest if kept.entry.kind in KINDS]
        for kept in moved:
            _check(kept)
        if moved:
            call("cash_record", each.organisation, each.register, each.store, as_json(moved))


def _check(kept: KeptEntry) -> None:
    """Raises Malformed for an entry that cannot be kept."""
    try:
        _moved.decode(kept.entry.body)
    except msgspec.DecodeError as error:
        raise Malformed(f"{kept.entry.kind}: {error}") from error
    if not is_moment(kept.entry.at):
        raise Malformed(f"{kept.entry.at!r} is no time")


def furnish_drawers(facts: Sequence[OrganisationFounded]) -> None:
    """The reasons that every shop has; the owner changes them at will."""
    for _fact in facts:
        reasons = [
            ("change", "in", _("Byttepenge")),
            ("correction_in", "in", _("Rettelse")),
            ("supplies", "out", _("Småindkøb")),
            ("postage", "out", _("Porto og fragt")),
            ("staff", "out", _("Personale")),
            ("correction_out", "out", _("Rettelse")),
        ]
        Reason.objects.bulk_create(
            Reason(code=code, way=way, name=name, position=position)
            for position, (code, way, name) in enumerate(reasons)
        )


REACTIONS = [
    projection(EntriesReceived, record_moves, writes=(Move,)),
    projection(OrganisationFounded, furnish_drawers),
]
