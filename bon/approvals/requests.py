"""What registers ask of whoever may say yes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.approvals.actions.ask_approval import Wanted, ask_approval
from bon.approvals.models import Approval
from bon.kit.access import NotFound
from bon.staff.uplink import Asker, Handler


class Which(msgspec.Struct, frozen=True):
    id: UUID


def approval_answer(asker: Asker, which: Which) -> Mapping[str, Any]:
    """What came of it by now, for the register that asked. Raises NotFound."""
    rows = Approval.objects.filter(id=which.id, register=asker.register)
    asked = rows.select_related("answered_by").first()
    if asked is None:
        raise NotFound
    by = asked.answered_by
    approver = {"id": str(by.id), "name": by.name} if by else None
    return {"state": asked.state, "by": approver, "reason": asked.reason}


def withdraw_approval(asker: Asker, which: Which) -> Mapping[str, Any]:
    """The register no longer waits. An answer that was given stands."""
    open_ones = Approval.objects.filter(id=which.id, register=asker.register, answered_at=None)
    open_ones.update(over_at=timezone.now())
    return {}


REQUESTS: dict[str, Handler[Any]] = {}
QUESTIONS: dict[str, Handler[Any]] = {
    "ask_approval": Handler(Wanted, ask_approval),
    "approval_answer": Handler(Which, approval_answer),
    "withdraw_approval": Handler(Which, withdraw_approval),
}
