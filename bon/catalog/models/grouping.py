"""The ways goods are put together: categories, brands, article groups."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.kit.models import TenantForeignKey, TenantModel
from bon.kit.sorting import sort_key

BETWEEN = " / "  # the levels of a path


class Category(TenantModel):
    """A place in the shop's own tree. `path` is what stands on receipts and in the journal."""

    name = models.CharField(_("navn"), max_length=60)
    parent = TenantForeignKey(
        "self", null=True, blank=True, related_name="children", verbose_name=_("overkategori")
    )
    # The names from the root; kept so that nobody has to walk the tree to read.
    path = models.CharField(max_length=400, editable=False)
    sort_key = models.CharField(max_length=400, editable=False, db_collation="C")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "path"], name="category_path_once")
        ]

    def __str__(self) -> str:
        return self.path

    def place(self) -> None:
        """Gives path and sort key what follows from name and parent; the caller saves."""
        above = f"{self.parent.path}{BETWEEN}" if self.parent else ""
        self.path = above + self.name
        self.sort_key = BETWEEN.join(sort_key(part) for part in self.path.split(BETWEEN))[:400]


class Brand(TenantModel):
    name = models.CharField(_("navn"), max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "name"], name="brand_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class ArticleGroup(TenantModel):
    """What the tax authority and the accounts call goods.

    `saft_code` is one of the predefined groups of the Danish SAF-T Cash Register (basicType
    04): 04001 … 04021, 04999 for other.
    """

    code = models.CharField(_("kode"), max_length=20)
    name = models.CharField(_("navn"), max_length=60)
    saft_code = models.CharField(_("SAF-T-kode"), max_length=5)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "code"], name="article_group_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(saft_code__regex=r"^04(0[0-1][0-9]|02[0-1]|999)$"),
                name="article_group_saft_code",
            ),
        ]

    def __str__(self) -> str:
        return self.name
