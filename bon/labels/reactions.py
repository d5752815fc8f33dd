"""Labels follow prices and campaigns: what says something else than it did needs a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procrastinate.tasks import Task

from bon.campaigns.facts import CampaignTurned
from bon.catalog.facts import PricesChanged
from bon.kit.facts import effect, projection
from bon.kit.tenancy import organisation_id
from bon.labels import jobs
from bon.labels.actions.follow_prices import follow_prices
from bon.labels.actions.furnish_templates import furnish_templates
from bon.organisation.facts import OrganisationFounded

AT_ONCE = 500  # variants: more are left to the worker


def follow_changed(facts: Sequence[PricesChanged]) -> None:
    """At once, so that the page can offer the labels; many by the worker, as each store is asked
    about each of them."""
    for fact in facts:
        if len(fact.before) > AT_ONCE:
            _leave(jobs.follow_changed, changed=fact.kept())
        else:
            follow_prices(fact)


def follow_turned(facts: Sequence[CampaignTurned]) -> None:
    """By the worker: a campaign may be for all goods in all stores."""
    _leave(jobs.follow_turned, turned=[fact.kept() for fact in facts])


def _leave(task: Task[Any, Any, Any], **told: Any) -> None:
    """One after the other, as what the second finds on a label was put there by the first."""
    organisation = str(organisation_id())
    task.configure(lock=f"labels-{organisation}").defer(organisation=organisation, **told)


REACTIONS = [
    projection(OrganisationFounded, furnish_templates),
    projection(PricesChanged, follow_changed),
    effect(CampaignTurned, follow_turned),
]
