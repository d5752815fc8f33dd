"""Shells that call actions in the worker."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import close_old_connections
from procrastinate.contrib.django import app

from bon.campaigns.facts import CampaignTurned
from bon.catalog.facts import PricesChanged
from bon.kit.tenancy import acting_for
from bon.kit.worker import RETRY, see_through
from bon.labels.actions.abandon_run import abandon_run
from bon.labels.actions.carry_out_run import carry_out_run
from bon.labels.actions.follow_campaigns import follow_campaigns
from bon.labels.actions.follow_prices import follow_prices
from bon.labels.actions.forget_runs import forget_runs
from bon.organisation.queries import all_organisations


@app.task(name="labels.print_labels", retry=RETRY)
def print_labels(organisation: str, run: str) -> None:
    whose, id = UUID(organisation), UUID(run)
    see_through(lambda: carry_out_run(whose, id), lambda: abandon_run(whose, id))


@app.task(name="labels.follow_prices", retry=RETRY)
def follow_changed(organisation: str, changed: dict[str, Any]) -> None:
    close_old_connections()
    with acting_for(UUID(organisation)):
        follow_prices(PricesChanged.read(changed))


@app.task(name="labels.follow_campaigns", retry=RETRY)
def follow_turned(organisation: str, turned: list[dict[str, str]]) -> None:
    close_old_connections()
    with acting_for(UUID(organisation)):
        follow_campaigns([CampaignTurned.read(each) for each in turned])


@app.periodic(cron="51 3 * * *")
@app.task(queueing_lock="forget_label_runs")
def forget_label_runs(timestamp: int) -> None:
    for organisation in all_organisations():
        with acting_for(organisation):
            forget_runs()
