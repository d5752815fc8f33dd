"""Accounts and everything that was put on them or paid into them. Amounts are øre."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bon.kit import tenancy
from bon.kit.models import TenantManager


class Account(models.Model):
    """`balance`: what the customer owes, the sum of their entries; less than nothing where they
    paid ahead."""

    pk = models.CompositePrimaryKey("organisation_id", "customer_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    customer_id = models.UUIDField()
    balance = models.BigIntegerField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()


class Entry(models.Model):
    """`source_id`: the sale, or what the office noted; `no`: its payment or line. `cash`: what its
    sale was paid in coins and notes; an entry of kind `cash` says by how much that is another since
    a payment was put right. Rows are added, never changed."""

    pk = models.CompositePrimaryKey("organisation_id", "source_id", "kind", "no")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    source_id = models.UUIDField()
    kind = models.CharField(max_length=10)
    no = models.IntegerField()
    customer_id = models.UUIDField()
    amount = models.BigIntegerField()
    cash = models.BigIntegerField(db_default=0)
    at = models.DateTimeField()
    due = models.DateField(null=True)
    receipt_no = models.CharField(max_length=20, blank=True)
    person_id = models.UUIDField(null=True)
    note = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "customer_id", "at"], name="account_entry"),
            # Who pays in cash: few, and only for them is it counted together.
            models.Index(
                fields=["organisation_id", "customer_id"],
                condition=~models.Q(cash=0),
                name="account_cash",
            ),
        ]
