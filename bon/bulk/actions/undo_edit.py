"""Takes an edit of many goods back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bon.bulk.access import require_wanted
from bon.bulk.actions.carry_out_edit import carry_out_edit
from bon.bulk.actions.decide_edit import AT_ONCE
from bon.bulk.jobs import carry_out
from bon.bulk.models import BulkEdit
from bon.bulk.wanted import Wanted
from bon.kit import audit
from bon.staff.models import Person


@transaction.atomic
def undo_edit(person: Person, edit: BulkEdit) -> BulkEdit:
    """Goods that were changed since keep that. Raises Denied, NotFound, and ValidationError for one
    that is not done or was taken back before."""
    require_wanted(person, Wanted.read(edit.wanted))
    held: BulkEdit = BulkEdit.objects.select_for_update().get(id=edit.id)
    if not held.standing:
        raise ValidationError(_("Den er allerede taget tilbage."))
    held.status, held.who = "undoing", person.id
    held.save(update_fields=["status", "who"])
    audit.record("goods_edit_undone", held)
    if held.goods <= AT_ONCE:
        carry_out_edit(held.id)
        held.refresh_from_db()
    else:
        carry_out.defer(organisation=str(held.organisation_id), edit=str(held.id))
    return held
