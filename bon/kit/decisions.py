"""What is decided of many rows at once, done, and taken back as far as nobody was there since."""

from __future__ import annotations

from django.db import models

from bon.kit.models import TenantModel


class Decision(TenantModel):
    """`goods` were to be changed; `skipped` of them had been changed by somebody else when it was
    their turn, and kept that. `who` is a person's id."""

    goods = models.IntegerField(default=0)
    skipped = models.IntegerField(default=0)
    who = models.UUIDField()
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
