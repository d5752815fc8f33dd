"""How the figures of campaigns follow the sales, and what a coupon used twice leads to."""

from __future__ import annotations

from collections.abc import Sequence

from bon.campaigns.models import Campaign, Effect, Redemption
from bon.campaigns.tasks import USED_TWICE
from bon.catalog.facts import GroupRenamed
from bon.catalog.models.grouping import BETWEEN
from bon.journal.facts import EntriesReceived, as_json
from bon.kit.calls import call
from bon.kit.facts import effect, projection

# How the canonical text of a sale says that it carries some.
_CAMPAIGNS = '"campaigns":[{'


def record_campaigns(received: Sequence[EntriesReceived]) -> None:
    """What each campaign gave, and which sale used which coupon."""
    for each in received:
        sales = [kept for kept in each.in_earnest if kept.sale is not None]
        if given := [kept for kept in sales if _CAMPAIGNS in kept.text]:
            call("campaigns_record", each.organisation, each.store, as_json(given))


def tell_used_twice(received: Sequence[EntriesReceived]) -> None:
    """Tasks for coupons that were used before; the sales stand."""
    for each in received:
        if using := [kept for kept in each.in_earnest if kept.sale and kept.sale.coupons]:
            call("campaigns_tell", each.organisation, as_json(using), USED_TWICE)


def follow_names(renamed: Sequence[GroupRenamed]) -> None:
    """What a campaign is about goes by its name: it goes on being about the same goods."""
    for each in renamed:
        for campaign in Campaign.objects.select_for_update().order_by("id"):
            parts = [
                {**part, "targets": _renamed(part["targets"], each)} for part in campaign.parts
            ]
            if parts != campaign.parts:
                campaign.parts = parts
                campaign.save(update_fields=["parts"])


def _renamed(targets: Sequence[dict[str, str]], renamed: GroupRenamed) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for target in targets:
        if target["by"] == renamed.by:
            target = {**target, "value": _name(target["value"], renamed)}
        if target not in found:
            found.append(target)
    return found


def _name(value: str, renamed: GroupRenamed) -> str:
    below = renamed.before + BETWEEN
    if renamed.by == "category" and value.startswith(below):
        return renamed.after + BETWEEN + value.removeprefix(below)
    return renamed.after if value == renamed.before else value


REACTIONS = [
    projection(EntriesReceived, record_campaigns, writes=(Effect, Redemption)),
    effect(EntriesReceived, tell_used_twice),
    projection(GroupRenamed, follow_names),
]
