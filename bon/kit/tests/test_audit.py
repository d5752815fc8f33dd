"""The audit keeps what differs, and nobody can rewrite it."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from bon.kit import audit
from bon.kit.models import AuditEvent
from bon.staff.cast import Cast


def test_only_what_differs_is_kept(cast: Cast) -> None:
    with cast.at_work(), audit.done_by(cast.owner.id):
        known = AuditEvent.objects.count()
        before = audit.snapshot(cast.store, "name", "phone")
        cast.store.phone = "33 12 34 56"
        audit.record(
            "changed", cast.store, before=before, after=audit.snapshot(cast.store, "name", "phone")
        )
        assert AuditEvent.objects.count() == known + 1
        event = AuditEvent.objects.latest("at")
    assert (event.verb, event.subject, event.subject_id) == (
        "changed", "organisation.store", cast.store.id,
    )  # fmt: skip
    assert event.actor == cast.owner.id
    assert event.before == {"phone": ""}
    assert event.after == {"phone": "33 12 34 56"}


@pytest.mark.parametrize(
    "statement", ["UPDATE kit_auditevent SET verb = 'x'", "DELETE FROM kit_auditevent"]
)
def test_the_application_cannot_rewrite_it(cast: Cast, statement: str) -> None:
    with (
        cast.at_work(),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(statement)
