"""Takes a customer's wish for a letter: a receipt, a quote, word of an order."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from bon.customers.phone import canonical
from bon.kit.tenancy import organisation_id
from bon.sales import jobs
from bon.sales.models import Letter
from bon.staff.models import Person


class NoAddress(Exception):
    """What was typed is neither an e-mail address nor a telephone number."""


def send_letter(
    person: Person | None, kind: str, about: UUID, channel: str, to: str, at: datetime
) -> None:
    """`kind` and `about`: see `bon.kit.letters`; `to` as it was typed. It is sent by a job, tried
    again and again. Raises NoAddress."""
    address = _address(channel, to.strip())
    letter = Letter.objects.create(
        kind=kind,
        about_id=about,
        channel=channel,
        address=address,
        asked_at=at,
        asked_by=person.id if person else None,
    )
    jobs.send_letter.defer(organisation=str(organisation_id()), letter=str(letter.id))


def _address(channel: str, typed: str) -> str:
    if channel == "sms":
        number = canonical(typed)
        if number is None:
            raise NoAddress
        return number
    try:
        validate_email(typed)
    except ValidationError as error:
        raise NoAddress from error
    if len(typed) > 120:
        raise NoAddress
    return typed
