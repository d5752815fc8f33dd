"""Orders, their goods, and everything sales did to them. Amounts are øre including VAT."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bon.kit import tenancy
from bon.kit.models import LedgerModel, TenantManager


class Order(LedgerModel):
    """As it was agreed. `number` stands on the slip; `prepayment` is what was paid at once;
    `sale_id` the entry that made it, a sale or, where nothing was paid, one of its own.

    `settled_at`: when nothing was left of it, or it was given up; null while it is open.
    """

    number = models.BigIntegerField()
    kind = models.TextField()
    customer_id = models.UUIDField(null=True)
    store_id = models.UUIDField()
    sale_id = models.UUIDField()
    receipt_no = models.TextField()
    at = models.DateTimeField()
    due = models.DateField(null=True)
    total = models.BigIntegerField()
    prepayment = models.BigIntegerField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "number"], name="order_number"),
            models.Index(fields=["organisation_id", "-at", "-id"], name="order_recent"),
            models.Index(fields=["organisation_id", "customer_id"], name="order_customer"),
            # What a store has promised and not handed over.
            models.Index(
                fields=["organisation_id", "store_id", "id"],
                condition=models.Q(settled_at=None),
                name="order_open",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Ready(LedgerModel):
    """The goods of an order have come. No projection: the office says so."""

    order_id = models.UUIDField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "order_id"], name="order_ready_once")
        ]


class OrderLine(models.Model):
    """Goods at the price agreed for each piece. `item` is what a register puts into a cart."""

    pk = models.CompositePrimaryKey("organisation_id", "order_id", "no")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    order_id = models.UUIDField()
    no = models.IntegerField()
    name = models.TextField()
    variant_id = models.UUIDField()
    item = models.JSONField()
    quantity_milli = models.BigIntegerField()
    unit_price = models.BigIntegerField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            # How much of some goods is promised.
            models.Index(fields=["organisation_id", "variant_id"], name="order_line_goods"),
        ]


class Entry(models.Model):
    """What a line of a sale did to an order. `amount`: into it (positive) or out of it, under one
    VAT class; `quantity_milli`: goods of the order's `line` picked up. An order that is given up
    with no money in it has a `refund` of nothing."""

    pk = models.CompositePrimaryKey("organisation_id", "sale_id", "no")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    sale_id = models.UUIDField()
    no = models.IntegerField()
    order_id = models.UUIDField()
    part = models.TextField()
    line = models.IntegerField(null=True)
    vat_code = models.TextField()
    amount = models.BigIntegerField()
    quantity_milli = models.BigIntegerField()
    receipt_no = models.TextField()
    at = models.DateTimeField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "order_id", "at"], name="order_entry"),
        ]
