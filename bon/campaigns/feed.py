"""The campaigns a register trades on: those that are live, and those that begin soon, so that a
register without a network begins them on time."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from bon.campaigns.models import Campaign
from bon.campaigns.terms import terms_of
from till.shapes import Campaign as Terms

AHEAD = timedelta(days=30)


def campaigns(store: UUID | str) -> list[Terms]:
    """In order of their numbers."""
    now = timezone.now()
    rows = Campaign.objects.filter(
        Q(store=None) | Q(store=store),
        Q(ends_at=None) | Q(ends_at__gt=now),
        starts_at__lt=now + AHEAD,
    )
    return [terms_of(campaign) for campaign in rows.order_by("number")]
