"""Somebody says yes or no."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.approvals.access import approval_for
from bon.approvals.models import Approval
from bon.kit import audit
from bon.staff.models import Person


def answer_approval(person: Person, id: UUID, granted: bool, reason: str) -> Approval:
    """Raises NotFound where it is not theirs to answer, ValidationError where it is too late."""
    asked: Approval = Approval.objects.select_for_update().get(id=approval_for(person, id).id)
    if asked.state != "waiting":
        raise ValidationError(_("Det er for sent: kassen venter ikke længere på svar."))
    asked.answered_at, asked.answered_by = timezone.now(), person
    asked.granted, asked.reason = granted, reason
    asked.save(update_fields=["answered_at", "answered_by", "granted", "reason"])
    fields = ("register", "asked_by", "permission", "amount", "sale", "total", "reason")
    verb, after = "approved" if granted else "declined", audit.snapshot(asked, *fields)
    audit.record(verb, asked, label=asked.asked_by.name, after=after)
    return asked
