"""Shells that call actions in the worker."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from bon.kit.tenancy import acting_for
from bon.organisation.queries import all_organisations
from bon.pricing.actions.carry_out_repricing import carry_out_repricing
from bon.pricing.models import Repricing


@app.periodic(cron="1 * * * *")
@app.task(queueing_lock="carry_out_repricings")
def carry_out_repricings(timestamp: int) -> None:
    """Every hour of the server's clock: what was due while the server was down is done then."""
    for organisation in all_organisations():
        with acting_for(organisation):
            due = Repricing.objects.filter(
                status="planned", starts_on__lte=timezone.localdate()
            ).order_by("starts_on", "decided_at")
            for repricing in due:
                carry_out_repricing(repricing)
