"""Takes one variant out of the range: a size no longer made."""

from __future__ import annotations

from django.utils import timezone

from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Revision, Variant
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def archive_variant(person: Person, variant: Variant) -> None:
    """Archived already, nothing changes."""
    require(person, "edit_goods")
    revision = Revision.advance()
    variant = Variant.objects.get(id=variant.id)
    if variant.archived_at is not None:
        return
    variant.archived_at = timezone.now()
    variant.revision = revision
    variant.save(update_fields=["archived_at", "revision"])
    audit.record("archived", variant, after={"archived": True})
    publish([GoodsChanged((variant.id,), revision)])
