"""Shells that call actions in the worker."""

from __future__ import annotations

from uuid import UUID

from django.db import OperationalError, close_old_connections
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from bon.catalog.actions.abandon_import import abandon_import
from bon.catalog.actions.carry_out_import import carry_out_import


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
