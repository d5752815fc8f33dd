"""A campaign as the till knows it."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from bon.campaigns.models import Campaign
from till.shapes import Campaign as Terms


def terms_of(campaign: Campaign) -> Terms:
    return {
        "id": str(campaign.id),
        "number": campaign.number,
        "name": campaign.name,
        "kind": campaign.kind,  # type: ignore[typeddict-item]
        "parts": campaign.parts,
        "price": campaign.price,
        "amount": campaign.amount,
        "rate_bp": campaign.rate_bp,
        "pieces": campaign.pieces,
        "paid": campaign.paid,
        "limit": campaign.limit,
        "steps": campaign.steps,
        "audience": campaign.audience,  # type: ignore[typeddict-item]
        "groups": [str(group) for group in campaign.groups],
        "starts_at": _minute(campaign.starts_at),
        "ends_at": _minute(campaign.ends_at),
        "weekdays": campaign.weekdays,
        "from_time": _clock(campaign.from_time),
        "until_time": _clock(campaign.until_time),
        "with_discount": campaign.with_discount,
        "most": campaign.most,
    }


def _minute(moment: datetime | None) -> str | None:
    """The shop's own time, to the minute."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M") if moment else None


def _clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None
