"""The new prices of a repricing hold from now on."""

from __future__ import annotations

from django.db import transaction

from bon.pricing.models import Repricing
from bon.pricing.switching import switch


@transaction.atomic
def carry_out_repricing(repricing: Repricing) -> None:
    """Goods that were given another price since it was decided keep that one, and are counted.
    One that was carried out or called off stays as it is."""
    held = Repricing.objects.select_for_update().get(id=repricing.id)
    if held.status != "planned":
        return
    changed = switch(held, held.who)
    repricing.status, repricing.skipped = "done", held.goods - changed
    repricing.save(update_fields=["status", "skipped"])
