"""Rules, deposits and photos by id: the only way to fetch one."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from bon.cash.models import Currency, Move, Photo, Reason
from bon.kit.access import Actor, NotFound, known, require
from bon.staff.models import Person

Part = TypeVar("Part", Reason, Currency)


def part_for(actor: Actor, kind: type[Part], id: UUID) -> Part:
    """Raises Denied without the right `settings`, NotFound for an unknown id."""
    require(actor, "settings")
    found: Part | None = kind._default_manager.filter(id=id).first()
    return known(found)


def move_for(person: Person, id: UUID) -> Move:
    """Cash moved in a store the person may look at. Raises Denied, NotFound."""
    require(person, "see_sales")
    found: Move | None = Move.objects.filter(id=id).first()
    if found is None or person.store_id not in (None, found.store_id):
        raise NotFound
    return found


def deposit_for(person: Person, id: UUID) -> Move:
    """A deposit, for whoever may confirm it. Raises Denied, NotFound."""
    require(person, "confirm_deposits")
    found = move_for(person, id)
    if found.way != "bank":
        raise NotFound
    return found


def photo_for(person: Person, id: UUID) -> Photo:
    """The picture of a bill that belongs to cash the person may see. Raises Denied, NotFound."""
    require(person, "see_sales")
    move: Move | None = Move.objects.filter(photo_id=id).first()
    found: Photo | None = Photo.objects.filter(id=id).first()
    if move is None or found is None or person.store_id not in (None, move.store_id):
        raise NotFound
    return found
