"""What is done with sales afterwards: looking for what came back too often, and what was done
twice that is done once, and sending letters."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import close_old_connections
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from bon.kit.sms import NotSent
from bon.kit.tenancy import acting_for
from bon.kit.worker import RETRY
from bon.organisation.queries import all_organisations
from bon.sales.actions.check_once import check_once, check_once_since
from bon.sales.actions.check_returns import check_returns, check_returns_since
from bon.sales.actions.deliver_letter import deliver_letter, give_up
from bon.sales.models import Letter

LOOK_BACK = timedelta(days=31)
KEEP_ADDRESSES = timedelta(days=30)
TRIES = 9  # the last one 4**8 s, 18 hours, after the one before


@app.task(name="sales.look_at_returns", retry=RETRY)
def look_at_returns(organisation: str, returns: list[str]) -> None:
    """After the transaction: of two that came at once, at least one sees the other."""
    close_old_connections()
    with acting_for(UUID(organisation)):
        check_returns([UUID(sale) for sale in returns])


@app.task(name="sales.look_at_once", retry=RETRY)
def look_at_once(organisation: str, sales: list[str]) -> None:
    """After the transaction, for the same reason."""
    close_old_connections()
    with acting_for(UUID(organisation)):
        check_once([UUID(sale) for sale in sales])


@app.task(
    name="sales.send_letter",
    pass_context=True,
    retry=RetryStrategy(max_attempts=TRIES, exponential_wait=4, retry_exceptions=[NotSent]),
)
def send_letter(context: JobContext, organisation: str, letter: str) -> None:
    """Tried for about a day, then the shop is told."""
    close_old_connections()
    try:
        with acting_for(UUID(organisation)):
            deliver_letter(UUID(letter))
    except NotSent as failed:
        if failed.again and context.job.attempts < TRIES - 1:
            raise
        with acting_for(UUID(organisation)):
            give_up(UUID(letter), str(failed))


@app.periodic(cron="29 4 * * *")
@app.task(queueing_lock="forget_addresses")
def forget_addresses(timestamp: int) -> None:
    """An address is kept as long as somebody may ask what became of the letter."""
    for organisation in all_organisations():
        with acting_for(organisation):
            old = timezone.now() - KEEP_ADDRESSES
            Letter.objects.filter(asked_at__lt=old).exclude(address="").update(address="")


@app.periodic(cron="17 4 * * *")
@app.task(queueing_lock="look_back")
def look_back(timestamp: int) -> None:
    for organisation in all_organisations():
        with acting_for(organisation):
            check_returns_since(timezone.now() - LOOK_BACK)
            check_once_since(timezone.now() - LOOK_BACK)
