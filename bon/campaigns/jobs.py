"""Shells that call actions in the worker."""

from __future__ import annotations

from uuid import UUID

from django.db import OperationalError, close_old_connections
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from bon.campaigns.actions.make_coupons import make_coupons


@app.task(
    name="campaigns.make_coupons",
    # The database may be away for a while; the run goes on where it stopped.
    retry=RetryStrategy(max_attempts=8, exponential_wait=3, retry_exceptions=[OperationalError]),
)
def make(organisation: str, run: str) -> None:
    close_old_connections()
    make_coupons(UUID(organisation), UUID(run))
