"""Says what a supplier sells: their number, and which of our goods it is."""

from __future__ import annotations

from typing import Any

from bon.catalog.barcodes import canonical
from bon.kit import audit
from bon.purchasing.models import Article, Supplier
from bon.staff.access import require
from bon.staff.models import Person


def save_article(
    person: Person, supplier: Supplier, article: Article | None, values: dict[str, Any]
) -> Article:
    """`values` as a form has checked them; another cost needs the right to change costs. The
    first article of some goods is the preferred one. Raises Denied, ValidationError."""
    require(person, "purchase")
    row = Article.objects.select_for_update().get(id=article.id) if article else Article()
    before = audit.snapshot(row, *values) if article else {}
    if values.get("cost", row.cost) != row.cost:
        require(person, "change_cost")
    row.supplier = supplier
    for field, value in values.items():
        setattr(row, field, value)
    row.barcode = canonical(row.barcode)
    _prefer(row)
    row.full_clean(exclude=["supplier", "variant"])
    row.save()
    verb = "changed" if article else "created"
    audit.record(verb, row, before=before, after=audit.snapshot(row, *values))
    return row


def _prefer(row: Article) -> None:
    others = Article.objects.filter(variant=row.variant_id, preferred=True).exclude(id=row.id)
    if row.variant_id is None:
        row.preferred = False
    elif row.preferred:
        others.update(preferred=False)
    else:
        row.preferred = not others.exists()
