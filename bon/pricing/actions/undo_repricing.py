"""Takes a repricing back: before its day it is called off, behind it the old prices hold again."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.pricing.models import Repricing
from bon.pricing.switching import switch
from bon.pricing.wording import sentence_of
from bon.staff.access import require
from bon.staff.models import Person


@transaction.atomic
def undo_repricing(person: Person, repricing: Repricing) -> int:
    """Gives how many goods cost again what they did; those that were given another price since
    keep it. Raises ValidationError for one that was taken back before."""
    require(person, "edit_goods")
    held = Repricing.objects.select_for_update().get(id=repricing.id)
    if held.status not in ("planned", "done"):
        raise ValidationError(_("Den er allerede taget tilbage."))
    back = switch(held, person.id, back=True) if held.status == "done" else 0
    held.status = "undone" if held.status == "done" else "dropped"
    held.save(update_fields=["status"])
    called = sentence_of(held.targets, held.rule)
    audit.record("repricing_undone", held, label=called, after={"goods": back})
    return back
