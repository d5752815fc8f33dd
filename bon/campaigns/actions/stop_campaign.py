"""Ends a campaign now; one that has not begun never does."""

from __future__ import annotations

from django.utils import timezone

from bon.campaigns.actions.turn_campaigns import turned_now
from bon.campaigns.models import Campaign
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def stop_campaign(person: Person, campaign: Campaign) -> Campaign:
    """Lines that were scanned before keep their offer. One that is over stays as it is."""
    require(person, "campaigns")
    now = timezone.now()
    if campaign.state(now) == "over":
        return campaign
    earlier = Campaign.objects.get(id=campaign.id)
    before = audit.snapshot(campaign, "starts_at", "ends_at")
    campaign.starts_at = min(campaign.starts_at, now)
    campaign.ends_at = now
    campaign.save(update_fields=["starts_at", "ends_at"])
    after = audit.snapshot(campaign, "starts_at", "ends_at")
    audit.record("campaign_stopped", campaign, before=before, after=after)
    publish(turned_now(earlier, campaign, now))
    return campaign
