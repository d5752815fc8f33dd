"""A question put to whoever may say yes, and the answer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.kit.models import TenantForeignKey, TenantModel
from bon.organisation.models import Register
from bon.staff.models import Person


class Approval(TenantModel):
    """`id` is made by the register. Over: nobody answered in time, or it was taken back."""

    register = TenantForeignKey(Register, related_name="+", verbose_name=_("kasse"))
    asked_by = TenantForeignKey(Person, related_name="+", verbose_name=_("spurgt af"))
    permission = models.CharField(_("rettighed"), max_length=40)
    amount = models.BigIntegerField(_("hvor meget"))  # in the permission's unit
    limit = models.BigIntegerField(null=True)  # up to which nobody need be asked
    sale = models.UUIDField(_("salg"), null=True)  # whose cart it was, and what it came to
    total = models.BigIntegerField(_("salgets beløb"))  # øre
    asked_at = models.DateTimeField(default=timezone.now)
    over_at = models.DateTimeField()

    answered_at = models.DateTimeField(null=True)
    answered_by = TenantForeignKey(Person, null=True, related_name="+")
    granted = models.BooleanField(default=False)
    reason = models.CharField(_("besked"), max_length=200, blank=True)
    used_by = models.UUIDField(null=True)  # the first entry of what was done with the yes

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "over_at"],
                condition=models.Q(answered_at=None),
                name="approval_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.permission} {self.amount}"

    @property
    def state(self) -> str:
        """`waiting`, `yes`, `no` or `over`."""
        if self.answered_at is not None:
            return "yes" if self.granted else "no"
        return "waiting" if self.over_at > timezone.now() else "over"
