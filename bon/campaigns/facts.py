"""What this app tells the others."""

from __future__ import annotations

from dataclasses import dataclass

from bon.campaigns.models import Campaign


@dataclass(frozen=True)
class CampaignTurned:
    """A campaign began (`before` is None), ended (`after` is None), or promises something else
    from now on."""

    before: Campaign | None
    after: Campaign | None
