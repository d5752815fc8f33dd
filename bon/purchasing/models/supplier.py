"""Suppliers, and what they sell under their own numbers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import Variant
from bon.kit.models import TenantForeignKey, TenantModel

KRONE = 10_000  # øre for 100 kroner: the rate of the shop's own currency


class Supplier(TenantModel):
    """Somebody goods are bought from. Archived, never deleted.

    `rate` is what 100 of their currency cost, in øre, as Danish banks quote it. `minimum_order`,
    `freight` and `free_from` (no freight from so much on) are hundredths of their currency.
    `alert_bp`: a cost that moved by more than this is told. `columns` is the mapping of their
    catalogue's columns, as it was last used: folded header → field, "" for not used.
    """

    name = models.CharField(_("navn"), max_length=120)
    cvr = models.CharField(_("CVR- eller momsnummer"), max_length=20, blank=True)
    contact = models.CharField(_("kontaktperson"), max_length=80, blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail til ordrer"), max_length=120, blank=True)
    our_number = models.CharField(_("vores kundenummer"), max_length=40, blank=True)
    currency = models.CharField(_("valuta"), max_length=3, default="DKK")
    rate = models.BigIntegerField(_("kurs"), default=KRONE)
    payment_days = models.PositiveSmallIntegerField(_("betalingsfrist i dage"), default=30)
    month_end = models.BooleanField(_("løbende måned"), default=False)
    lead_days = models.PositiveSmallIntegerField(_("leveringstid i dage"), default=7)
    minimum_order = models.BigIntegerField(_("mindste ordre"), default=0)
    freight = models.BigIntegerField(_("fragt"), default=0)
    free_from = models.BigIntegerField(_("fragtfrit fra"), null=True, blank=True)
    alert_bp = models.PositiveIntegerField(_("sig til om kostpris"), default=500)
    columns = models.JSONField(default=dict, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "name"], name="supplier_name_once"),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="supplier_currency_form"
            ),
            models.CheckConstraint(
                condition=models.Q(rate__gte=1, minimum_order__gte=0, freight__gte=0),
                name="supplier_figures_sane",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def freight_of(self, worth: int) -> int:
        """What bringing goods of this worth costs; both in hundredths of the currency."""
        return 0 if self.free_from is not None and worth >= self.free_from else self.freight


class Article(TenantModel):
    """What a supplier sells under a number of their own, beside what the shop says of its goods.

    `cost` is what one `pack` of pieces costs, in hundredths of their currency; null where nobody
    has said. `minimum` is the least number of packs. `name`, `barcode` and `extra` (the other
    columns of their catalogue) are theirs, and never touch the shop's own. `variant` is null
    for what the shop does not sell. Of a variant's articles at most one is `preferred`.
    """

    supplier = TenantForeignKey(Supplier, related_name="articles", verbose_name=_("leverandør"))
    variant = TenantForeignKey(
        Variant, null=True, blank=True, related_name="articles", verbose_name=_("vare")
    )
    number = models.CharField(_("deres varenummer"), max_length=60)
    name = models.CharField(_("deres navn"), max_length=300, blank=True)
    barcode = models.CharField(_("deres stregkode"), max_length=64, blank=True)
    pack = models.PositiveIntegerField(_("stk. i en kolli"), default=1)
    minimum = models.PositiveIntegerField(_("mindst så mange kolli"), default=1)
    cost = models.BigIntegerField(_("pris for en kolli"), null=True, blank=True)
    preferred = models.BooleanField(_("foretrukken"), default=False)
    extra = models.JSONField(default=dict, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "supplier", "number"], name="article_number_once"
            ),
            models.UniqueConstraint(
                fields=["organisation_id", "variant"],
                condition=models.Q(preferred=True),
                name="article_preferred_once",
            ),
            models.CheckConstraint(
                condition=models.Q(pack__gte=1, minimum__gte=1, cost=None)
                | models.Q(pack__gte=1, minimum__gte=1, cost__gte=0),
                name="article_figures_sane",
            ),
            models.CheckConstraint(
                condition=models.Q(preferred=False) | models.Q(variant__isnull=False),
                name="article_preferred_is_ours",
            ),
        ]
        indexes: ClassVar = [
            # What is scanned at the receiving desk and the shop's own goods do not know.
            models.Index(
                fields=["organisation_id", "barcode"],
                condition=~models.Q(barcode=""),
                name="article_by_barcode",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()
