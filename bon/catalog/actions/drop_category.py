"""Takes away a category that nothing is in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.models import Category, Revision
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def drop_category(person: Person, category: Category) -> None:
    """Raises Denied, and ValidationError where goods, also archived, or categories are in it."""
    require(person, "edit_goods")
    Revision.advance()
    if category.products.exists() or category.children.exists():
        raise ValidationError(
            _("%(path)s er ikke tom. Læg den sammen med en anden i stedet.")
            % {"path": category.path}
        )
    audit.record("removed", category, before={"path": category.path})
    category.delete()
