"""The category at a path, made with all above it where it is missing."""

from __future__ import annotations

from bon.catalog.actions.save_category import save_category
from bon.catalog.models import Category
from bon.catalog.models.grouping import BETWEEN
from bon.staff.models import Person


def name_category(person: Person, path: str) -> Category | None:
    """`Cykler / Børn`, as it is typed, with or without spaces; "" is none."""
    category: Category | None = None
    for name in filter(None, (part.strip() for part in path.split(BETWEEN.strip()))):
        here = f"{category.path}{BETWEEN}{name}" if category else name
        known = Category.objects.filter(path__iexact=here).first()
        category = known or save_category(person, name, category)
    return category
