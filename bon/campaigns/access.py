"""The only way to fetch campaigns by id."""

from __future__ import annotations

from uuid import UUID

from bon.campaigns.models import Campaign
from bon.kit.access import known
from bon.staff.access import require
from bon.staff.models import Person


def campaign_for(person: Person, id: UUID) -> Campaign:
    """A campaign, for whoever makes them."""
    require(person, "campaigns")
    found: Campaign | None = (
        Campaign.objects.filter(id=id, organisation_id=person.organisation_id)
        .select_related("store")
        .first()
    )
    return known(found)
