"""Makes a campaign, or changes one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.campaigns.actions.turn_campaigns import turned_now
from bon.campaigns.before_price import check_before_price
from bon.campaigns.models import Campaign
from bon.campaigns.terms import terms_of
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person
from till.campaigns.terms import check_campaigns
from till.errors import Refusal

FIELDS = (
    *("name", "kind", "parts", "price", "amount", "rate_bp", "pieces", "paid", "limit", "steps"),
    *("store", "audience", "groups", "starts_at", "ends_at", "weekdays", "from_time"),
    *("until_time", "with_discount", "most", "before_price"),
)


def save_campaign(person: Person, campaign: Campaign | None, said: Mapping[str, Any]) -> Campaign:
    """`said`: every field of FIELDS. Raises ValidationError: nothing promised, no goods, a claim
    of a before-price that was lower."""
    require(person, "campaigns")
    campaign = campaign or Campaign(number=_next_number())
    made = campaign._state.adding
    earlier: Campaign | None = None if made else Campaign.objects.get(id=campaign.id)
    before = {} if made else audit.snapshot(campaign, *FIELDS)
    for field in FIELDS:
        setattr(campaign, field, said[field])
    _check(campaign)
    campaign.full_clean(exclude=["number", "store"], validate_constraints=False)
    campaign.save(force_insert=made)
    after = audit.snapshot(campaign, *FIELDS)
    audit.record("created" if made else "changed", campaign, before=before, after=after)
    publish(turned_now(earlier, campaign, timezone.now()))
    return campaign


def _next_number() -> int:
    """The next of the organisation; two at once are told apart by the constraint."""
    last: int | None = Campaign.objects.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _check(campaign: Campaign) -> None:
    if not campaign.parts or not all(part["targets"] for part in campaign.parts):
        raise ValidationError(_("Vælg de varer, kampagnen gælder."))
    if campaign.ends_at is not None and campaign.ends_at <= campaign.starts_at:
        raise ValidationError(_("Kampagnen slutter, før den begynder."))
    if campaign.audience == "group" and not campaign.groups:
        raise ValidationError(_("Vælg den kundegruppe, kampagnen er for."))
    if not _promises(campaign):
        raise ValidationError(_("Skriv, hvad kunden får."))
    try:
        check_campaigns([dict(terms_of(campaign))])
    except Refusal as refusal:
        raise ValidationError(_("Tallene passer ikke sammen. Se på dem igen.")) from refusal
    check_before_price(campaign)


def _promises(campaign: Campaign) -> bool:
    if campaign.kind == "threshold":
        return bool(campaign.amount or campaign.rate_bp)
    if campaign.kind == "bundle":
        return bool(campaign.price or any(part["rate_bp"] for part in campaign.parts))
    if campaign.kind == "quantity_steps":
        return bool(campaign.steps)
    return bool(campaign.price or campaign.amount or campaign.rate_bp)
