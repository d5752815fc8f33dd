"""Shells that call actions in the worker."""

from __future__ import annotations

from uuid import UUID

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from bon.catalog.actions.abandon_import import abandon_import
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.turn_price_lists import turn_price_lists
from bon.kit.tenancy import acting_for
from bon.organisation.queries import all_organisations


@app.task(
    name="catalog.import_goods",
    # The database may be away for a while; the run goes on where it stopped.
    retry=RetryStrategy(max_attempts=8, exponential_wait=3, retry_exceptions=[OperationalError]),
)
def import_goods(organisation: str, run: str) -> None:
    close_old_connections()
    try:
        carry_out_import(UUID(organisation), UUID(run))
    except OperationalError:
        raise
    except Exception:
        abandon_import(UUID(organisation), UUID(run))
        raise


@app.periodic(cron="1 * * * *")
@app.task(queueing_lock="turn_price_lists")
def turn_prices(timestamp: int) -> None:
    """Every hour of the server's clock: one of them is the first of the shops' day."""
    now = timezone.localtime()
    if now.hour == 0:
        for organisation in all_organisations():
            with acting_for(organisation):
                turn_price_lists(now.date())
