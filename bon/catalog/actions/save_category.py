"""Makes a category, or moves and renames one with all that lies below it."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.actions.tell_goods import tell_goods
from bon.catalog.facts import GroupRenamed
from bon.catalog.models import Category, Revision, Variant
from bon.catalog.models.grouping import BETWEEN
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def save_category(
    person: Person, name: str, parent: Category | None = None, category: Category | None = None
) -> Category:
    """`category` None makes a new one. Raises ValidationError: no name, a name taken there, or
    a category below itself."""
    require(person, "edit_goods")
    revision = Revision.advance()
    category = category or Category()
    before = {"path": category.path} if category.path else {}
    category.name = name.strip().replace(BETWEEN, " – ")
    category.parent = parent
    _refuse_circle(category, parent)
    category.place()
    if Category.objects.filter(path__iexact=category.path).exclude(id=category.id).exists():
        raise ValidationError({"name": _("%(path)s findes allerede.") % {"path": category.path}})
    category.full_clean(exclude=["parent"], validate_constraints=False)
    category.save()
    below = _move_children(category)
    audit.record("changed" if before else "created", category, before=before,
                 after={"path": category.path})  # fmt: skip
    goods = Variant.objects.filter(product__category_id__in=[category.id, *below])
    tell_goods(goods.values_list("id", flat=True), revision)
    if before and before["path"] != category.path:
        publish([GroupRenamed("category", before["path"], category.path)])
    return category


def _move_children(category: Category) -> list[UUID]:
    moved: list[UUID] = []
    for child in category.children.all():
        child.parent = category
        child.place()
        child.save(update_fields=["path", "sort_key"])
        moved += [child.id, *_move_children(child)]
    return moved


def _refuse_circle(category: Category, parent: Category | None) -> None:
    while parent is not None:
        if parent.id == category.id:
            raise ValidationError({"parent": _("En kategori kan ikke ligge under sig selv.")})
        parent = parent.parent
