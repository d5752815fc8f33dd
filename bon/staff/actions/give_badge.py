"""Gives a person a badge, or takes it away."""

from __future__ import annotations

import secrets

from bon.kit import audit
from bon.kit.access import require
from bon.staff.models import Person
from bon.staff.reach import refuse_beyond

NUMBERS = 10**10  # ten digits (till/codes.py): too many to guess one


def give_badge(actor: Person, person: Person) -> Person:
    """A badge with a new number, which ends the one before: lost, it is worth nothing.

    Raises Denied, and ValidationError where the person may do more than the actor.
    """
    return _save(actor, person, secrets.randbelow(NUMBERS), "badge_given")


def take_badge(actor: Person, person: Person) -> Person:
    """No badge signs the person in any more. Raises as `give_badge`."""
    return _save(actor, person, None, "badge_taken")


def _save(actor: Person, person: Person, number: int | None, verb: str) -> Person:
    require(actor, "manage_staff")
    refuse_beyond(actor, *person.answers_anywhere())
    person.badge = number
    person.save(update_fields=["badge"])
    audit.record(verb, person)
    return person
