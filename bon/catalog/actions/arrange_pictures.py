"""Puts a product's pictures in order, takes some away, and brings back what was taken away."""

from __future__ import annotations

from collections.abc import Sequence

from bon.catalog.models import Picture, Product, ProductPicture, Revision
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def arrange_pictures(
    person: Person, product: Product, seen: Sequence[str], wanted: Sequence[str]
) -> None:
    """`wanted`: the pictures by their hashes, the first is shown alone. One that is not among
    `seen`, because somebody else added it meanwhile, stays behind them. Raises Denied."""
    require(person, "edit_goods")
    Revision.advance()
    hung = ProductPicture.objects.filter(product=product).select_related("picture")
    before = [each.picture.hash for each in hung.order_by("position", "id")]
    others = [hash for hash in before if hash not in seen and hash not in wanted]
    known = {each.hash: each for each in Picture.objects.filter(hash__in=wanted).defer("content")}
    after = [hash for hash in dict.fromkeys(wanted) if hash in known] + others
    for position, hash in enumerate(after):
        if hash in known:
            ProductPicture.objects.update_or_create(
                product=product, picture=known[hash], defaults={"position": position}
            )
        else:
            hung.filter(picture__hash=hash).update(position=position)
    hung.exclude(picture__hash__in=after).delete()
    if before != after:
        audit.record("changed", product, before={"pictures": before}, after={"pictures": after})
