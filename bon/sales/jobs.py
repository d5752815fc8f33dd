"""Looking for goods that came back more often than they were sold."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from bon.kit.tenancy import acting_for
from bon.organisation.queries import all_organisations
from bon.sales.actions.check_returns import check_returns, check_returns_since

LOOK_BACK = timedelta(days=31)


@app.task(
    name="sales.look_at_returns",
    retry=RetryStrategy(max_attempts=8, exponential_wait=3, retry_exceptions=[OperationalError]),
)
def look_at_returns(organisation: str, returns: list[str]) -> None:
    """After the transaction: of two that came at once, at least one sees the other."""
    close_old_connections()
    with acting_for(UUID(organisation)):
        check_returns([UUID(sale) for sale in returns])


@app.periodic(cron="17 4 * * *")
@app.task(queueing_lock="look_at_late_returns")
def look_at_late_returns(timestamp: int) -> None:
    for organisation in all_organisations():
        with acting_for(organisation):
            check_returns_since(timezone.now() - LOOK_BACK)
