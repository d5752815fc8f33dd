"""Quick tiles: pages of goods that are sold with one touch."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.models.product import Product, Variant
from bon.kit.models import TenantForeignKey, TenantModel
from bon.staff.models import Person

COLOURS = ["slate", "teal", "blue", "violet", "rose", "amber", "lime"]


class TilePage(TenantModel):
    name = models.CharField(_("navn"), max_length=30)
    colour = models.CharField(_("farve"), max_length=10, default=COLOURS[0])
    position = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "name"], name="tile_page_once")
        ]

    def __str__(self) -> str:
        return self.name


class Picture(TenantModel):
    """A picture of goods or on a poster, once however often it is used: `hash` is the SHA-256
    of its content and its name towards devices. Seen by whoever has its address; it shows goods,
    nobody."""

    hash = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "hash"], name="picture_once")
        ]

    def __str__(self) -> str:
        return self.hash


class ProductPicture(TenantModel):
    """A picture of a product, the first by `position` the one that is shown alone."""

    product = TenantForeignKey(Product, models.CASCADE, related_name="pictures")
    picture = TenantForeignKey(Picture, related_name="+")
    position = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "product", "picture"], name="product_picture_once"
            )
        ]


class TileLayout(TenantModel):
    """Who laid the keys out as they are, where and when: one row, and a lock on all of them.

    `layout` names what was laid out, and is made where that was done; `register` none for the
    office.
    """

    layout = models.UUIDField()
    laid_at = models.DateTimeField()
    laid_by = models.CharField(max_length=120, blank=True)
    register = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id"], name="tile_layout_once")
        ]

    @classmethod
    def standing(cls) -> TileLayout | None:
        """The one that holds, kept from changing until the transaction ends."""
        found: TileLayout | None = cls.objects.select_for_update().first()
        return found

    @classmethod
    def keep(cls, laid: TileLayout, person: Person) -> None:
        """Takes the place of the one that held."""
        said = {"layout": laid.layout, "laid_at": laid.laid_at, "laid_by": person.name}
        cls.objects.update_or_create(defaults={**said, "register": laid.register})


class Tile(TenantModel):
    """`label` where the variant's own name is too long for a key."""

    page = TenantForeignKey(TilePage, models.CASCADE, related_name="tiles")
    variant = TenantForeignKey(Variant, models.CASCADE, related_name="+")
    label = models.CharField(_("tekst"), max_length=30, blank=True)
    picture = TenantForeignKey(Picture, null=True, related_name="+")
    position = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "page", "variant"], name="tile_once")
        ]
