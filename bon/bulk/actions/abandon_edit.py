"""Gives an edit up that broke on a fault of ours."""

from __future__ import annotations

from uuid import UUID

from bon.bulk.models import BulkEdit

NEXT = {"waiting": "failed", "undoing": "stuck"}


def abandon_edit(edit_id: UUID) -> None:
    """The goods stay as they are. One that could not be taken back can be tried again; one that
    has ended stays as it is."""
    edit = BulkEdit.objects.select_for_update().get(id=edit_id)
    edit.status = NEXT.get(edit.status, edit.status)
    edit.save(update_fields=["status"])
