"""A box of goods between the two stores of the cast."""

from __future__ import annotations

from uuid import UUID

from bon.catalog.models import Variant
from bon.kit.ids import uuid7
from bon.organisation.models import Company
from bon.staff.cast import Cast
from bon.stock.actions.adjust import Change, adjust
from bon.stock.models import Level
from bon.stock.reasons import OPENING
from bon.transfers.actions.begin_transfer import begin_transfer
from bon.transfers.actions.count_goods import Counted, count_goods
from bon.transfers.actions.send_transfer import send_transfer
from bon.transfers.models import Transfer
from bon.transfers.stages import Stage

OTHER_CVR = "10000025"


def stock(cast: Cast, variant: Variant, milli: int, worth: int) -> None:
    """So much of it in the first store, for so much."""
    adjust(cast.store.id, [Change(variant.id, milli, worth=worth)], OPENING)


def pack(cast: Cast, *packed: tuple[Variant, int]) -> Transfer:
    """From the first store to the other, one scan for each."""
    transfer = begin_transfer(cast.manager, cast.store, cast.other_store)
    for variant, milli in packed:
        count(cast, transfer, "packing", variant, milli)
    return transfer


def count(cast: Cast, transfer: Transfer, stage: Stage, variant: Variant, milli: int) -> None:
    count_goods(cast.manager, transfer.id, stage, Counted(variant, milli), uuid7())


def send(cast: Cast, *packed: tuple[Variant, int]) -> Transfer:
    return send_transfer(cast.manager, pack(cast, *packed).id)


def lies(store: UUID, variant: Variant) -> tuple[int, int, int]:
    """On hand, in transit there, and what all of it is worth."""
    level = Level.objects.get(store_id=store, variant_id=variant.id)
    return level.on_hand_milli, level.transit_milli, level.worth


def part_companies(cast: Cast) -> Company:
    """The other store belongs to a company of its own from now on."""
    company: Company = Company.objects.create(name="Nørrebro Cykler ApS", cvr=OTHER_CVR)
    cast.other_store.company = company
    cast.other_store.save()
    return company
