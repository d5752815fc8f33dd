"""Nightly tidying of the printers' queues."""

from __future__ import annotations

from procrastinate.contrib.django import app

from bon.kit.tenancy import acting_for
from bon.organisation.queries import all_organisations
from bon.printing.actions.forget_jobs import forget_jobs


@app.periodic(cron="43 3 * * *")
@app.task(queueing_lock="forget_printed_jobs")
def forget_printed_jobs(timestamp: int) -> None:
    for organisation in all_organisations():
        with acting_for(organisation):
            forget_jobs()
