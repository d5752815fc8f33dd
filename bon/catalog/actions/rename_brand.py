"""Gives a brand another name; one that another has makes the two one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog import wording
from bon.catalog.actions.tell_goods import tell_goods
from bon.catalog.facts import GroupRenamed
from bon.catalog.models import Brand, Product, Revision, Variant
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def rename_brand(person: Person, brand: Brand, name: str) -> Brand:
    """Gives the one that has the goods now. Raises Denied, and ValidationError without a name."""
    require(person, "edit_goods")
    revision = Revision.advance()
    name = " ".join(name.split())
    if not name:
        raise ValidationError(_("Skriv, hvad det hedder."))
    before = brand.name
    if before == name:
        return brand
    same = Brand.objects.filter(name__iexact=name).exclude(id=brand.id).first()
    if same is not None:
        Product.objects.filter(brand=brand).update(brand=same)
        brand.delete()
    else:
        brand.name = name
        brand.full_clean()
        brand.save(update_fields=["name"])
    kept: Brand = same or brand
    goods = Variant.objects.filter(product__brand=kept).select_related("product__brand")
    wording.index((v, wording.searched(v.product, v)) for v in goods)
    verb = "merged" if same else "changed"
    audit.record(verb, kept, before={"name": before}, after={"name": kept.name})
    tell_goods((v.id for v in goods), revision)
    publish([GroupRenamed("brand", before, kept.name)])
    return kept
