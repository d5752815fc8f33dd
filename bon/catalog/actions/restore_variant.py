"""Takes one archived variant back into the range."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Revision, Variant
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def restore_variant(person: Person, variant: Variant) -> None:
    """Raises Denied, and ValidationError where another like it has come in its place."""
    require(person, "edit_goods")
    revision = Revision.advance()
    variant = Variant.objects.get(id=variant.id)
    if variant.archived_at is None:
        return
    beside = Variant.objects.filter(product_id=variant.product_id, archived_at=None)
    if any(other.axes == variant.axes for other in beside):
        raise ValidationError(_("%(name)s er i sortimentet allerede.") % {"name": variant.name})
    variant.archived_at, variant.revision = None, revision
    variant.save(update_fields=["archived_at", "revision"])
    audit.record("restored", variant, after={"archived": False})
    publish([GoodsChanged((variant.id,), revision)])
