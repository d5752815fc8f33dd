"""Prices changed by a rule, and what each of the goods cost before and after."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import PriceList, Variant
from bon.kit.decisions import Decision
from bon.kit.models import LedgerModel, TenantForeignKey
from bon.pricing.rule import ENDINGS, Rule

KINDS = [
    ("percent", _("Procent op eller ned")),
    ("amount", _("Kroner op eller ned")),
    ("margin", _("Dækningsgrad")),
    ("fixed", _("Samme pris")),
]
STATUSES = [
    ("planned", _("Planlagt")),
    ("done", _("Gældende")),
    ("undone", _("Fortrudt")),
    ("dropped", _("Aflyst")),
]


class Repricing(Decision):
    """A rule over the goods of `targets`, as campaigns have them. `value` is of the kind
    (`rule.Rule`). Its prices stand on `price_list`; None is the chain's own. Without `starts_on`
    it held at once. `goods` are those that had another price by the rule.
    """

    targets = models.JSONField(default=list)
    price_list = TenantForeignKey(PriceList, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=KINDS)
    value = models.BigIntegerField()
    ending = models.CharField(max_length=4, default="any")
    starts_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=8, choices=STATUSES, default="planned")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-decided_at"], name="repricing_recent")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.decided_at:%Y-%m-%d}"

    @property
    def rule(self) -> Rule:
        return Rule(self.kind, self.value, ENDINGS[self.ending])


class NewPrice(LedgerModel):
    """What goods cost on the list `before` a repricing, and the `amount` after; øre including VAT.
    None was asked at the counter; on a list that is not the chain's, it was not on it."""

    repricing = TenantForeignKey(Repricing, models.CASCADE, related_name="prices")
    variant = TenantForeignKey(Variant, models.CASCADE, related_name="+")
    before = models.BigIntegerField(null=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "repricing", "variant"], name="new_price_once"
            )
        ]
