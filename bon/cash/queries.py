"""Reads of the cash record. Amounts are øre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import F

from bon.cash.models import Confirmation, Currency, Move, Photo, Reason, Rules
from bon.kit.listing import LATEST, Place, page_of
from bon.organisation.models import Register, Store
from bon.staff.models import Person
from till.shapes import ForeignCount

PAGE = 50
WAYS = ("in", "out", "bank")


class MoveRow(NamedTuple):
    """Cash moved, in a list. `confirmed`: what the bank counted, None while it is on its way.
    `photo` is None where none was taken, `photo_came` whether it has arrived here."""

    id: UUID
    at: datetime
    way: str
    amount: int
    reason: str
    note: str
    bag: str
    store: str
    register: str
    shift: UUID | None
    employee: str
    approver: str
    foreign: list[ForeignCount]
    photo: UUID | None
    photo_came: bool
    confirmed: int | None


@dataclass(frozen=True)
class MovesPage:
    rows: list[MoveRow]
    next: Place | None


def moves_page(
    *, store: UUID | None = None, way: str = "", after: Place | None = None, size: int = PAGE
) -> MovesPage:
    """The latest first. `way`: one of `WAYS`, or all of them."""
    moves = Move.objects.annotate(value=F("at"), key=F("id"))
    if store is not None:
        moves = moves.filter(store_id=store)
    if way in WAYS:
        moves = moves.filter(way=way)
    found, following = page_of(moves, LATEST, after, size)
    return MovesPage(_rows(found), following)


def _rows(moves: list[Move]) -> list[MoveRow]:
    ids = {move.id for move in moves}
    photos = {move.photo_id for move in moves if move.photo_id}
    people = {id for move in moves for id in (move.employee_id, move.approved_by) if id}
    names = dict(Person.objects.filter(id__in=people).values_list("id", "name"))
    came = set(Photo.objects.filter(id__in=photos).values_list("id", flat=True))
    confirmed = dict(Confirmation.objects.filter(move_id__in=ids).values_list("move_id", "amount"))
    reasons = dict(Reason.objects.values_list("code", "name"))
    stores = dict(Store.objects.values_list("id", "name"))
    registers = dict(Register.objects.values_list("id", "code"))
    return [
        MoveRow(
            id=move.id,
            at=move.at,
            way=move.way,
            amount=move.amount,
            reason=reasons.get(move.reason, move.reason),
            note=move.note,
            bag=move.bag,
            store=stores.get(move.store_id, ""),
            register=registers.get(move.register_id, ""),
            shift=move.shift_id,
            employee=names.get(move.employee_id, ""),
            approver=names.get(move.approved_by, ""),
            foreign=move.foreign,
            photo=move.photo_id,
            photo_came=move.photo_id in came,
            confirmed=confirmed.get(move.id),
        )
        for move in moves
    ]


def rules() -> Rules:
    """The organisation's, or what holds until it has decided."""
    return Rules.objects.first() or Rules()


def reasons() -> list[Reason]:
    return list(Reason.objects.order_by("way", "-active", "position", "id"))


def currencies() -> list[Currency]:
    return list(Currency.objects.order_by("-active", "code"))
