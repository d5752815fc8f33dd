"""Calls a tag something else on all goods that have it; no name takes it off them."""

from __future__ import annotations

from bon.catalog import wording
from bon.catalog.actions.tell_goods import tell_goods
from bon.catalog.facts import GroupRenamed
from bon.catalog.models import Product, Revision, Variant
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def rename_tag(person: Person, tag: str, name: str) -> int:
    """A name that is another tag's makes the two one. Gives how many products had it. Raises
    Denied."""
    require(person, "edit_goods")
    revision = Revision.advance()
    name = wording.tags_of(name.replace(",", " "))
    tagged = [
        product
        for product in Product.objects.filter(tags__contains=tag)
        if tag in product.tags.split(",")
    ]
    if name == tag or not tagged:
        return 0
    for product in tagged:
        others = [one for one in product.tags.split(",") if one != tag]
        product.tags = wording.tags_of(",".join([*others, name]))
    Product.objects.bulk_update(tagged, ["tags"], batch_size=500)
    goods = Variant.objects.filter(product_id__in=[product.id for product in tagged])
    tell_goods(goods.values_list("id", flat=True), revision)
    if name:
        publish([GroupRenamed("tag", tag, name)])
    first = tagged[0]
    audit.record("tag_renamed", first, label=tag, before={"tag": tag}, after={"tag": name})
    return len(tagged)
