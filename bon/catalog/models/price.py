"""Price lists and the history of every price."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.catalog.models.product import Variant
from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel
from bon.organisation.models import Store


class PriceList(TenantModel):
    """`chain` is the list that holds for everybody; its prices stand on the variants. Every other
    list holds few prices, and goods without one on it cost what they cost elsewhere: the list of
    a `store` is what everybody pays there; customers of its `groups` pay what is lowest; `members`
    pay it where no campaign is cheaper. One that was dropped stays for its history."""

    name = models.CharField(_("navn"), max_length=60)
    chain = models.BooleanField(default=False)
    store = TenantForeignKey(
        Store, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("butik")
    )
    groups = ArrayField(models.TextField(), default=list, blank=True)
    members = models.BooleanField(_("for medlemmer"), default=False)
    starts_on = models.DateField(_("fra og med"), null=True, blank=True)
    ends_on = models.DateField(_("til og med"), null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "name"],
                condition=models.Q(dropped_at=None),
                name="price_list_once",
                violation_error_message=_("En anden prisliste hedder allerede det."),
            ),
            models.UniqueConstraint(
                fields=["organisation_id"],
                condition=models.Q(chain=True),
                name="price_list_one_chain",
            ),
            models.UniqueConstraint(
                fields=["organisation_id", "store"],
                condition=models.Q(store__isnull=False, dropped_at=None),
                name="price_list_one_a_store",
                violation_error_message=_("Butikken har allerede en prisliste."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def holding(today: dt.date) -> models.Q:
        """The lists that hold on a day."""
        begun = models.Q(starts_on=None) | models.Q(starts_on__lte=today)
        return (
            models.Q(dropped_at=None)
            & begun
            & (models.Q(ends_on=None) | models.Q(ends_on__gte=today))
        )

    @property
    def state(self) -> str:
        """`live`, `planned` or `over`, today."""
        today = timezone.localdate()
        if self.ends_on and self.ends_on < today:
            return "over"
        return "planned" if self.starts_on and self.starts_on > today else "live"


class ListedPrice(TenantModel):
    """What a variant costs on a list that is not the chain's, in øre including VAT."""

    price_list = TenantForeignKey(PriceList, models.CASCADE, related_name="prices")
    variant = TenantForeignKey(Variant, models.CASCADE, related_name="+")
    amount = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "variant", "price_list"], name="listed_price_once"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0, amount__lte=99_999_999),
                name="listed_price_sane",
            ),
        ]


class PricePoint(LedgerModel):
    """One price from a moment on. Rows are added and read, never changed: the before-price
    and every dispute about a price are settled here. `amount` is øre including VAT, None means
    asked at the counter; on a list that is not the chain's, that the goods are not on it or the
    list does not hold. `who` is a person's id; None is the system."""

    price_list = TenantForeignKey(PriceList)
    variant = TenantForeignKey(Variant)
    amount = models.BigIntegerField(null=True)
    starts_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(
        max_length=10,
        choices=[
            ("created", _("oprettet")),
            ("changed", _("ændret")),
            ("import", _("importeret")),
        ],
    )
    who = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "variant", "price_list", "-starts_at"],
                name="price_point_history",
            )
        ]
