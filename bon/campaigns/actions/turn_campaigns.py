"""Tells of campaigns that have begun or ended since it was last looked."""

from __future__ import annotations

from datetime import datetime

from bon.campaigns.facts import CampaignTurned
from bon.campaigns.models import Campaign
from bon.kit.facts import publish


def turn_campaigns(now: datetime) -> int:
    """Gives how many there were. One that began and ended unnoticed is told of as neither."""
    open_ones = Campaign.objects.exclude(told="over").select_for_update().order_by("id")
    turned = [campaign for campaign in open_ones if campaign.state(now) != campaign.told]
    publish([fact for campaign in turned for fact in turned_now(campaign, campaign, now)])
    return len(turned)


def turned_now(before: Campaign | None, after: Campaign, now: datetime) -> list[CampaignTurned]:
    """`before`: the campaign as it was, where it was kept before; `after` as it is kept now.
    Nothing where it held neither then nor now; who calls publishes it."""
    was = before if before is not None and before.told == "live" else None
    state = after.state(now)
    if state != after.told:
        after.told = state
        after.save(update_fields=["told"])
    holds = after if state == "live" else None
    return [CampaignTurned(was, holds)] if was or holds else []
