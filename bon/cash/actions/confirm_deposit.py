"""Notes that a deposit has arrived in the bank."""

from __future__ import annotations

from uuid import UUID

from bon.cash.access import deposit_for
from bon.cash.models import Confirmation
from bon.kit import audit
from bon.staff.models import Person


def confirm_deposit(person: Person, id: UUID, amount: int) -> Confirmation:
    """`amount`: what the bank counted, in øre. A deposit that is confirmed already stays as it
    was. Raises Denied, NotFound."""
    deposit = deposit_for(person, id)
    confirmation: Confirmation
    confirmation, new = Confirmation.objects.get_or_create(
        move_id=deposit.id, defaults={"amount": amount, "confirmed_by": person.id}
    )
    if new:
        told = {"bag": deposit.bag, "sent": deposit.amount, "amount": amount}
        audit.record("deposit_confirmed", confirmation, after=told)
    return confirmation
