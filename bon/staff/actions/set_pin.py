"""Gives a person a PIN for the till."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.access import require
from bon.staff import pin as pins
from bon.staff.models import Person
from bon.staff.reach import refuse_beyond


def set_pin(actor: Person, person: Person, pin: str) -> Person:
    """Keeps a verifier of the PIN, never the PIN. Raises Denied, and ValidationError for a poor
    one or for a person who may do more than the actor."""
    require(actor, "manage_staff")
    refuse_beyond(actor, *person.answers_anywhere())
    if not pins.is_pin(pin):
        raise ValidationError(_("En pinkode er 4 til 8 cifre og ikke så let som 1234 eller 0000."))
    person.keep_pin(pins.derive(pin))
    person.save(update_fields=["pin_salt", "pin_iterations", "pin_hash", "pin_digits"])
    audit.record("pin_set", person)
    return person
