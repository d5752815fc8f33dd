"""Shells that call actions in the worker."""

from __future__ import annotations

from uuid import UUID

from django.db import OperationalError, close_old_connections
from procrastinate.contrib.django import app

from bon.bulk.actions.carry_out_edit import carry_out_edit
from bon.bulk.models import BulkEdit
from bon.kit.tenancy import acting_for
from bon.kit.worker import RETRY


@app.task(name="bulk.carry_out", retry=RETRY)
def carry_out(organisation: str, edit: str) -> None:
    """Where a fault of ours ends it, nothing is changed, and it says so."""
    close_old_connections()
    try:
        with acting_for(UUID(organisation)):
            carry_out_edit(UUID(edit))
    except OperationalError:
        raise
    except Exception:
        with acting_for(UUID(organisation)):
            BulkEdit.objects.filter(id=UUID(edit)).update(status="failed")
        raise
