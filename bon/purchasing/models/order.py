"""Purchase orders: what a store has asked a supplier for."""

from __future__ import annotations

from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import Variant
from bon.kit.models import TenantForeignKey, TenantModel
from bon.organisation.models import Store
from bon.purchasing.models.supplier import KRONE, Article, Supplier

State = Literal["draft", "sent", "partly", "received", "closed", "cancelled"]


class PurchaseOrder(TenantModel):
    """A draft until it is sent; then nothing of it changes but what has come.

    `ended_as`: "received" when everything came, "closed" when the rest will not, "cancelled"
    when nothing will. `rate` and `freight` are as on `Supplier`, as they were when it was made.
    `expected`: the day the goods should be here.
    """

    number = models.BigIntegerField(editable=False)
    store = TenantForeignKey(Store, related_name="+", verbose_name=_("butik"))
    supplier = TenantForeignKey(Supplier, related_name="orders", verbose_name=_("leverandør"))
    currency = models.CharField(max_length=3, default="DKK", editable=False)
    rate = models.BigIntegerField(_("kurs"), default=KRONE)
    freight = models.BigIntegerField(_("fragt"), default=0)
    expected = models.DateField(_("forventes"), null=True, blank=True)
    note = models.TextField(_("besked til leverandøren"), blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.UUIDField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    sent_by = models.UUIDField(null=True, editable=False)
    sent_to = models.CharField(max_length=120, blank=True, editable=False)
    came_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.UUIDField(null=True, editable=False)
    ended_as = models.CharField(max_length=9, blank=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "number"], name="purchase_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_as="")
                | models.Q(
                    ended_at__isnull=False, ended_as__in=["received", "closed", "cancelled"]
                ),
                name="purchase_end_is_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "store", "number"],
                condition=models.Q(ended_at=None),
                name="purchase_open",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def state(self) -> State:
        if self.ended_as:
            return self.ended_as  # type: ignore[return-value]
        if self.sent_at is None:
            return "draft"
        return "partly" if self.came_at else "sent"

    @property
    def under_way(self) -> bool:
        """Whether goods of it are on their way."""
        return self.sent_at is not None and self.ended_at is None


class PurchaseLine(TenantModel):
    """So many packs of one variant. `cost` of a pack, hundredths of the order's currency.

    `came_milli` is what has been received of it, thousandths, damaged pieces among them.
    `customer_order` and `customer_line` name the order of a customer that it was bought for.
    """

    order = TenantForeignKey(PurchaseOrder, models.CASCADE, related_name="lines")
    variant = TenantForeignKey(Variant, related_name="+")
    article = TenantForeignKey(Article, null=True, related_name="+")
    pack = models.PositiveIntegerField(default=1)
    packs = models.PositiveIntegerField()
    cost = models.BigIntegerField(null=True)
    came_milli = models.BigIntegerField(default=0)
    customer_order = models.UUIDField(null=True)
    customer_line = models.IntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(pack__gte=1, packs__gte=1, packs__lte=1_000_000),
                name="purchase_line_sane",
            ),
            models.UniqueConstraint(
                fields=["organisation_id", "order", "customer_order", "customer_line"],
                condition=models.Q(customer_order__isnull=False),
                name="purchase_line_customer_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "customer_order"], name="purchase_for_customer")
        ]

    @property
    def quantity_milli(self) -> int:
        return self.pack * self.packs * 1000

    @property
    def left_milli(self) -> int:
        return max(0, self.quantity_milli - self.came_milli)

    @property
    def worth(self) -> int:
        """Hundredths of the order's currency."""
        return self.packs * (self.cost or 0)
