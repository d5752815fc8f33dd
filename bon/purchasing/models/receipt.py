"""Goods receipts: what came, as it is counted, and what it cost to have it here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import Variant
from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel
from bon.organisation.models import Store
from bon.purchasing.models.order import PurchaseOrder
from bon.purchasing.models.supplier import KRONE, Supplier


class GoodsReceipt(TenantModel):
    """One delivery. Open while it is counted, by as many as like; then booked, once, or dropped.
    One that was booked by mistake is undone; it stays to be read.

    `note_no` is the number of the supplier's delivery note: no two receipts of a supplier have
    the same. `rate` and `freight` are what this delivery cost (`Supplier`).
    """

    store = TenantForeignKey(Store, related_name="+")
    supplier = TenantForeignKey(Supplier, related_name="receipts")
    order = TenantForeignKey(PurchaseOrder, null=True, related_name="receipts")
    note_no = models.CharField(_("følgeseddel"), max_length=60, blank=True)
    currency = models.CharField(max_length=3, default="DKK")
    rate = models.BigIntegerField(_("kurs"), default=KRONE)
    freight = models.BigIntegerField(_("fragt"), default=0)
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.UUIDField(null=True)
    booked_at = models.DateTimeField(null=True)
    booked_by = models.UUIDField(null=True)
    dropped_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)
    undone_note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "supplier", "note_no"],
                condition=models.Q(dropped_at=None, undone_at=None) & ~models.Q(note_no=""),
                name="receipt_note_once",
            ),
            # Whoever begins to count what an order brought joins the one who has begun.
            models.UniqueConstraint(
                fields=["organisation_id", "order"],
                condition=models.Q(booked_at=None, dropped_at=None, order__isnull=False),
                name="receipt_open_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-opened_at"], name="receipt_recent"),
        ]

    def __str__(self) -> str:
        return self.note_no or str(self.order or self.supplier)

    @property
    def open(self) -> bool:
        return self.booked_at is None and self.dropped_at is None


class ReceiptLine(TenantModel):
    """How much of a variant came. `counted_milli` is what is whole, `damaged_milli` what is not.

    `cost` of a `pack`, hundredths of the receipt's currency; null until somebody says. When it
    is booked: `landed` øre for all of it, freight and rate included, `unit_cost` of a piece in
    thousandths of an øre, and `unit_cost_before`, what a piece in stock cost until then.
    """

    receipt = TenantForeignKey(GoodsReceipt, models.CASCADE, related_name="lines")
    variant = TenantForeignKey(Variant, related_name="+")
    pack = models.PositiveIntegerField(default=1)
    cost = models.BigIntegerField(null=True)
    counted_milli = models.BigIntegerField(default=0)
    damaged_milli = models.BigIntegerField(default=0)
    landed = models.BigIntegerField(null=True)
    unit_cost = models.BigIntegerField(null=True)
    unit_cost_before = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "receipt", "variant"], name="receipt_line_once"
            ),
            models.CheckConstraint(
                condition=models.Q(counted_milli__gte=0, damaged_milli__gte=0, pack__gte=1),
                name="receipt_line_sane",
            ),
        ]

    @property
    def quantity_milli(self) -> int:
        return self.counted_milli + self.damaged_milli

    @property
    def labels(self) -> int:
        """One for each whole piece; what is weighed is labelled as it is sold."""
        return self.counted_milli // 1000


class Count(LedgerModel):
    """One scan or correction at the receiving desk; its id is made there, so that what is sent
    twice counts once. A line is the sum of its counts. `number` and `expires_on` say of what lot
    they are, or which piece; whole ones only."""

    line = TenantForeignKey(ReceiptLine, models.CASCADE, related_name="counts")
    counted_milli = models.BigIntegerField(default=0)
    damaged_milli = models.BigIntegerField(default=0)
    number = models.CharField(max_length=60, blank=True, default="", db_default="")
    expires_on = models.DateField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.UUIDField(null=True)
