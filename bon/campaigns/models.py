"""Campaigns, their coupons, and what came of them in sales."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.campaigns.kinds import KINDS
from bon.kit import tenancy
from bon.kit.models import LedgerModel, TenantForeignKey, TenantManager, TenantModel
from bon.organisation.models import Store

AUDIENCES = [
    ("everybody", _("Alle kunder")),
    ("group", _("Kunder i en gruppe")),
    ("members", _("Medlemmer af klubben")),
    ("coupon", _("Den, der viser en kupon")),
]


class Campaign(TenantModel):
    """A promise that holds for a time. Amounts are øre, rates basis points; what its kind does
    not use is 0. `parts` and `steps` are as the till's own (`till/shapes/offers.py`).

    `before_price`: whether it is advertised with what the goods cost before.
    """

    number = models.IntegerField(editable=False)
    name = models.CharField(_("navn på bonnen"), max_length=60)
    kind = models.CharField(max_length=20, choices=[(kind.code, kind.name) for kind in KINDS])
    parts = models.JSONField(default=list, blank=True)
    price = models.BigIntegerField(default=0)
    amount = models.BigIntegerField(default=0)
    rate_bp = models.IntegerField(default=0)
    pieces = models.IntegerField(default=0)
    paid = models.IntegerField(default=0)
    limit = models.BigIntegerField(default=0)
    steps = models.JSONField(default=list, blank=True)
    store = TenantForeignKey(
        Store, null=True, blank=True, related_name="+", verbose_name=_("butik")
    )
    audience = models.CharField(
        _("for hvem"), max_length=10, choices=AUDIENCES, default="everybody"
    )
    groups = ArrayField(models.UUIDField(), default=list, blank=True)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    weekdays = ArrayField(models.SmallIntegerField(), default=list, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    until_time = models.TimeField(null=True, blank=True)
    with_discount = models.BooleanField(_("sammen med rabat"), default=False)
    most = models.IntegerField(default=0)
    before_price = models.BooleanField(_("med førpris"), default=False)
    # The state that the other apps were last told of.
    told = models.CharField(max_length=7, default="planned", db_default="planned", editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "number"], name="campaign_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=99_999), name="campaign_number_fits"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gte=models.F("starts_at")),
                name="campaign_ends_after_its_start",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-starts_at", "-id"], name="campaign_recent"),
        ]

    def __str__(self) -> str:
        return self.name

    def state(self, now: datetime | None = None) -> str:
        """`planned`, `live` or `over`."""
        now = now or timezone.now()
        if self.ends_at is not None and self.ends_at <= now:
            return "over"
        return "planned" if self.starts_at > now else "live"


class Coupon(LedgerModel):
    """A personal code that was made for a campaign. `number` is drawn at random."""

    campaign = TenantForeignKey(Campaign, related_name="coupons")
    number = models.IntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "campaign", "number"], name="coupon_number_once"
            )
        ]


class CouponRun(TenantModel):
    """An order for coupons, and how far it has come."""

    campaign = TenantForeignKey(Campaign, related_name="runs")
    wanted = models.IntegerField()
    made = models.IntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)


class Effect(models.Model):
    """What a campaign gave in one store on one business day: in how many sales, off how much of
    the goods, how many øre. What goods that came back there gave back of it is taken off
    `amount` again."""

    pk = models.CompositePrimaryKey("organisation_id", "campaign_id", "business_day", "store_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    campaign_id = models.UUIDField()
    business_day = models.DateField()
    store_id = models.UUIDField()
    uses = models.BigIntegerField()
    pieces_milli = models.BigIntegerField()
    amount = models.BigIntegerField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()


class Redemption(models.Model):
    """A coupon as one sale used it."""

    pk = models.CompositePrimaryKey("organisation_id", "campaign", "number", "sale_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    campaign = models.IntegerField()
    number = models.IntegerField()
    sale_id = models.UUIDField()
    receipt_no = models.TextField()
    at = models.DateTimeField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()
