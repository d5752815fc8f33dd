"""Makes two categories one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.actions.tell_goods import tell_goods
from bon.catalog.facts import GroupRenamed
from bon.catalog.models import Category, Product, Revision, Variant
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def merge_category(person: Person, category: Category, into: Category) -> None:
    """The goods and all below `category` come under `into`; what has the same name there becomes
    one with it. Raises Denied, and ValidationError where it would lie below itself."""
    require(person, "edit_goods")
    revision = Revision.advance()
    above: Category | None = into
    while above is not None:
        if above.id == category.id:
            raise ValidationError(_("En kategori kan ikke ligge under sig selv."))
        above = above.parent
    path = f"{category.path} / "
    goods = Variant.objects.filter(product__category__path__startswith=path)
    moved = set(goods.values_list("id", flat=True))
    own = Variant.objects.filter(product__category=category)
    moved |= set(own.values_list("id", flat=True))
    renamed = _merge(category, into)
    audit.record("merged", into, before={"path": category.path}, after={"path": into.path})
    tell_goods(moved, revision)
    publish([GroupRenamed("category", before, after) for before, after in renamed])


def _merge(category: Category, into: Category) -> list[tuple[str, str]]:
    """Gives what is called something else now, the innermost first."""
    renamed: list[tuple[str, str]] = []
    Product.objects.filter(category=category).update(category=into)
    there = {child.name.casefold(): child for child in into.children.all()}
    for child in category.children.order_by("sort_key", "id"):
        before = child.path
        same = there.get(child.name.casefold())
        if same is not None:
            renamed += _merge(child, same)
            continue
        child.parent = into
        _place(child)
        renamed.append((before, child.path))
    renamed.append((category.path, into.path))
    category.delete()
    return renamed


def _place(category: Category) -> None:
    category.place()
    category.save(update_fields=["parent", "path", "sort_key"])
    for child in category.children.all():
        child.parent = category
        _place(child)
