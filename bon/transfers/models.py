"""Goods on their way between stores, and what the companies behind them owe each other."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import Variant
from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel
from bon.organisation.models import Company, Store
from bon.stock.reasons import BROKEN, LOST, STOLEN

# What became of goods that were sent and did not come. The numbers are those of the movements
# that write them off; 0: they never left.
NEVER_LEFT = 0
LOSSES = [
    (LOST.code, LOST.name),
    (STOLEN.code, STOLEN.name),
    (BROKEN.code, BROKEN.name),
    (NEVER_LEFT, _("Blev aldrig sendt")),
]


class Transfer(TenantModel):
    """One journey of goods. The store they go to may have asked for them; whoever packs sends
    them; whoever unpacks receives them. Until then it may be cancelled."""

    number = models.IntegerField(editable=False)
    origin = TenantForeignKey(Store, related_name="+", verbose_name=_("fra"))
    goal = TenantForeignKey(Store, related_name="+", verbose_name=_("til"))
    note = models.CharField(_("besked"), max_length=200, blank=True)
    # Asked for by the store they go to: until then a list that only it writes.
    wanted = models.BooleanField(default=False)
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.UUIDField(null=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.UUIDField(null=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.UUIDField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "number"], name="transfer_number_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(origin=models.F("goal")), name="transfer_goes_somewhere"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-begun_at"], name="transfer_latest")
        ]

    def __str__(self) -> str:
        return str(self.number)


class Line(TenantModel):
    """One kind of goods of a transfer. Quantities are thousandths. `worth` is what was sent was
    worth, in øre without VAT; `missing` what became of what did not come, of LOSSES."""

    transfer = TenantForeignKey(Transfer, models.CASCADE, related_name="lines")
    variant = TenantForeignKey(Variant, related_name="+")
    position = models.IntegerField()
    asked_milli = models.BigIntegerField(default=0)
    sent_milli = models.BigIntegerField(default=0)
    received_milli = models.BigIntegerField(default=0)
    worth = models.BigIntegerField(default=0)
    missing = models.SmallIntegerField(null=True, choices=LOSSES)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "transfer", "variant"], name="transfer_line_once"
            ),
            models.CheckConstraint(
                condition=models.Q(asked_milli__gte=0, sent_milli__gte=0, received_milli__gte=0),
                name="transfer_line_not_negative",
            ),
        ]

    @property
    def missing_milli(self) -> int:
        return max(0, self.sent_milli - self.received_milli)

    @property
    def extra_milli(self) -> int:
        return max(0, self.received_milli - self.sent_milli)


class Scan(LedgerModel):
    """Goods counted into a transfer at one of its stages, or out of it again. Rows are added,
    never changed; the lines are their sums. `id` is the screen's own."""

    transfer_id = models.UUIDField()
    variant_id = models.UUIDField()
    stage = models.CharField(max_length=8)
    quantity_milli = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)
    who = models.UUIDField(null=True)


class Bill(TenantModel):
    """What one company of the chain owes another for goods sent, in øre; below zero: what it is
    given back. The parties stand as they were then. `lines` are goods with `quantity_milli`,
    `net` and `rate_bp`; `rates` the sums of each rate."""

    number = models.IntegerField(editable=False)
    seller = TenantForeignKey(Company, related_name="+")
    buyer = TenantForeignKey(Company, related_name="+")
    transfer = TenantForeignKey(Transfer, related_name="bills")
    at = models.DateTimeField(default=timezone.now)
    seller_text = models.JSONField(default=dict)
    buyer_text = models.JSONField(default=dict)
    lines: models.JSONField[Any, Any] = models.JSONField(default=list)
    rates: models.JSONField[Any, Any] = models.JSONField(default=list)
    net = models.BigIntegerField()
    vat = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "seller", "number"], name="transfer_bill_number_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def total(self) -> int:
        return self.net + self.vat
