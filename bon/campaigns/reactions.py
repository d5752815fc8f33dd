"""How the figures of campaigns follow the sales, and what a coupon used twice leads to."""

from __future__ import annotations

from collections.abc import Sequence

from bon.campaigns.models import Effect, Redemption
from bon.campaigns.tasks import USED_TWICE
from bon.journal.facts import EntriesReceived, KeptEntry
from bon.kit.calls import call
from bon.kit.facts import projection

# How the canonical text of a sale says that it carries some.
_CAMPAIGNS = '"campaigns":[{'


def record_campaigns(received: Sequence[EntriesReceived]) -> None:
    """What each campaign gave, and which sale used which coupon."""
    for each in received:
        kept = [k for k in each.entries if _counts(k) and _CAMPAIGNS in k.text]
        if kept:
            texts = "[" + ",".join(k.text for k in kept) + "]"
            call("campaigns_record", each.organisation, each.store, texts, USED_TWICE)


def _counts(kept: KeptEntry) -> bool:
    return kept.sale is not None and not kept.entry.training


REACTIONS = [projection(EntriesReceived, record_campaigns, writes=(Effect, Redemption))]
