"""How the figures of campaigns follow the sales, and what a coupon used twice leads to."""

from __future__ import annotations

from collections.abc import Sequence

from bon.campaigns.models import Effect, Redemption
from bon.campaigns.tasks import USED_TWICE
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


REACTIONS = [
    projection(EntriesReceived, record_campaigns, writes=(Effect, Redemption)),
    effect(EntriesReceived, tell_used_twice),
]
