"""What this app tells the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, cast

from django.core import serializers

from bon.campaigns.models import Campaign


@dataclass(frozen=True)
class CampaignTurned:
    """A campaign began (`before` is None), ended (`after` is None), or promises something else
    from now on."""

    before: Campaign | None
    after: Campaign | None

    def kept(self) -> dict[str, str]:
        """As a job carries it: what was promised then is nowhere else."""
        told = {"before": self.before, "after": self.after}
        return {name: serializers.serialize("json", [each]) for name, each in told.items() if each}

    @classmethod
    def read(cls, kept: Mapping[str, str]) -> Self:
        return cls(_campaign(kept.get("before")), _campaign(kept.get("after")))


def _campaign(text: str | None) -> Campaign | None:
    if text is None:
        return None
    return cast("Campaign", next(serializers.deserialize("json", text)).object)
