"""Gives a product one more picture."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog import pictures
from bon.catalog.actions.keep_picture import keep_picture
from bon.catalog.models import Product, ProductPicture, Revision
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person

PICTURES_MOST = 20


def add_picture(person: Person, product: Product, content: bytes) -> ProductPicture:
    """Behind those it has; one it has already stays where it is. Raises Denied, and
    ValidationError for what is no picture or one too many."""
    require(person, "edit_goods")
    picture = keep_picture(person, content, pictures.PAGE)
    Revision.advance()
    hung = ProductPicture.objects.filter(product=product)
    there: ProductPicture | None = hung.filter(picture=picture).first()
    if there is not None:
        return there
    number = hung.count()
    if number >= PICTURES_MOST:
        raise ValidationError(
            _("En vare kan have %(most)d billeder. Fjern et først.") % {"most": PICTURES_MOST}
        )
    last = hung.order_by("-position").values_list("position", flat=True).first()
    added: ProductPicture = ProductPicture.objects.create(
        product=product, picture=picture, position=0 if last is None else last + 1
    )
    audit.record("changed", product, before={"pictures": number}, after={"pictures": number + 1})
    return added
