"""A register asks for somebody's yes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.approvals.models import Approval
from bon.kit.access import Denied
from bon.staff.permissions import CODES
from bon.staff.uplink import Asker, Refused
from till.limits import MAX_LINES, MAX_UNIT_PRICE

PATIENCE = timedelta(minutes=3)
_LARGEST = MAX_LINES * MAX_UNIT_PRICE

Amount = Annotated[int, msgspec.Meta(ge=-_LARGEST, le=_LARGEST)]


class Wanted(msgspec.Struct, frozen=True):
    """What was refused with `approval_needed`, and the cart it was refused for."""

    id: UUID
    permission: str
    amount: Amount
    limit: Amount | None
    sale: UUID | None
    total: Amount


def ask_approval(asker: Asker, wanted: Wanted) -> Mapping[str, Any]:
    """Puts the question, and takes back what the register asked before. Said again, it is the
    same question. Raises Denied where nobody's yes would help, Refused for what is none."""
    if wanted.permission not in CODES:
        raise Refused("malformed", detail="no such permission")
    if asker.person is None or asker.right(wanted.permission) is None:
        raise Denied(wanted.permission)
    now = timezone.now()
    others = Approval.objects.filter(register=asker.register, answered_at=None, over_at__gt=now)
    others.exclude(id=wanted.id).update(over_at=now)
    asked = Approval(
        register_id=asker.register,
        asked_by=asker.person,
        asked_at=now,
        over_at=now + PATIENCE,
        **msgspec.structs.asdict(wanted),
    )
    Approval.objects.bulk_create([asked], ignore_conflicts=True)
    return {"seconds": PATIENCE.seconds}
