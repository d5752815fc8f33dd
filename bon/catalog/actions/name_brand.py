"""The brand of a name, made where it is missing."""

from __future__ import annotations

from bon.catalog.models import Brand
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def name_brand(person: Person, name: str) -> Brand | None:
    """However it is spelt in large and small letters; "" is none. Raises Denied."""
    require(person, "edit_goods")
    name = name.strip()
    if not name:
        return None
    known: Brand | None = Brand.objects.filter(name__iexact=name).first()
    if known is None:
        known = Brand.objects.create(name=name)
        audit.record("created", known, after={"name": name})
    return known
