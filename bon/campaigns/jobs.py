"""Shells that call actions in the worker."""

from __future__ import annotations

from uuid import UUID

from django.db import close_old_connections
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from bon.campaigns.actions.deliver_coupons import deliver_coupons
from bon.campaigns.actions.make_coupons import make_coupons
from bon.campaigns.actions.turn_campaigns import turn_campaigns
from bon.kit.tenancy import acting_for
from bon.kit.worker import RETRY
from bon.organisation.queries import all_organisations


@app.task(name="campaigns.make_coupons", retry=RETRY)
def make(organisation: str, run: str) -> None:
    close_old_connections()
    make_coupons(UUID(organisation), UUID(run))


@app.task(
    name="campaigns.mail_coupons",
    # A mail server that is away comes back.
    retry=RetryStrategy(max_attempts=8, exponential_wait=3, retry_exceptions=[OSError]),
)
def mail(organisation: str, campaign: str, to: str) -> None:
    close_old_connections()
    deliver_coupons(UUID(organisation), UUID(campaign), to)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="turn_campaigns")
def turn(timestamp: int) -> None:
    """A campaign may begin at any minute; who hangs labels up needs no more than these."""
    for organisation in all_organisations():
        with acting_for(organisation):
            turn_campaigns(timezone.now())
