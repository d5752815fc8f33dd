"""What the customers' displays show while nobody is served."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.models.tile import Picture
from bon.kit.models import TenantForeignKey, TenantModel


class Poster(TenantModel):
    """A picture, a text, or both; shown in turn, by position."""

    text = models.CharField(_("tekst"), max_length=120, blank=True)
    picture = TenantForeignKey(Picture, null=True, blank=True, related_name="+")
    position = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(text="") | models.Q(picture__isnull=False),
                name="poster_says_something",
            )
        ]

    def __str__(self) -> str:
        return self.text or str(_("Plakat"))
