"""Takes goods out of transit and back to where they came from."""

from __future__ import annotations

from collections.abc import Sequence

from bon.kit.facts import publish
from bon.staff.models import Person
from bon.stock.actions.carry import Load, Spot, carry
from bon.stock.places import FLOOR, TRANSIT
from bon.stock.reasons import COMING, SENT
from bon.transfers.actions.bill import bill
from bon.transfers.facts import GoodsSentBack
from bon.transfers.models import Line, Transfer
from till.rounding import half_up


def send_back(person: Person, transfer: Transfer, goods: Sequence[tuple[Line, int]]) -> None:
    """So many thousandths of each line, at what they were worth when they were sent."""
    loads = [
        Load(line.variant_id, milli, half_up(line.worth * milli, line.sent_milli))
        for line, milli in goods
    ]
    told = (transfer.id, transfer.origin_id, transfer.goal_id, person.id)
    publish(
        [GoodsSentBack(*told, tuple((line.variant_id, milli) for line, milli in goods if milli))]
    )
    worth = carry(
        transfer.id,
        Spot(transfer.goal_id, TRANSIT, COMING),
        Spot(transfer.origin_id, FLOOR, SENT),
        loads,
        who=person.id,
    )
    bill(
        transfer,
        {line.variant_id: (-milli, -worth[line.variant_id]) for line, milli in goods if milli},
    )
