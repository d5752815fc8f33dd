"""Begins a transfer: goods to be sent, or a list of goods that a store wants of another."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from bon.kit.access import NotFound
from bon.kit.tenancy import organisation_id
from bon.organisation.models import Organisation, Store
from bon.staff.access import require
from bon.staff.models import Person
from bon.transfers.access import works_at
from bon.transfers.models import Transfer


def begin_transfer(
    person: Person, origin: Store, goal: Store, *, wanted: bool = False, note: str = ""
) -> Transfer:
    """`wanted`: the store the goods go to asks for them. Raises Denied, NotFound for a store that
    is not the person's, and ValidationError."""
    require(person, "transfer")
    if origin.id == goal.id:
        raise ValidationError(_("Vælg to forskellige butikker."))
    if not works_at(person, goal.id if wanted else origin.id):
        raise NotFound
    with transaction.atomic():
        transfer: Transfer = Transfer.objects.create(
            number=_next_number(),
            origin=origin,
            goal=goal,
            wanted=wanted,
            note=note,
            begun_by=person.id,
        )
    return transfer


def _next_number() -> int:
    """Counted under a lock on the organisation, so that no number is given twice or left out."""
    own = Organisation.objects.filter(id=organisation_id())
    list(own.select_for_update().values_list("id"))
    last: int | None = Transfer.objects.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
