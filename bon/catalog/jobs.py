"""Shells that call actions in the worker."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.turn_price_lists import turn_price_lists
from bon.catalog.models import ImportRun
from bon.kit.imports import work
from bon.kit.tenancy import acting_for
from bon.kit.worker import RETRY
from bon.organisation.queries import all_organisations


@app.task(name="catalog.import_goods", retry=RETRY)
def import_goods(organisation: str, run: str) -> None:
    whose, id = UUID(organisation), UUID(run)
    work(ImportRun, whose, id, lambda: carry_out_import(whose, id))


@app.periodic(cron="1 * * * *")
@app.task(queueing_lock="turn_price_lists")
def turn_prices(timestamp: int) -> None:
    """Every hour of the server's clock: one of them is the first of the shops' day, and what turned
    while the server was down turns then."""
    for organisation in all_organisations():
        with acting_for(organisation):
            turn_price_lists(timezone.localdate())
