"""Shells that call actions in the worker."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from procrastinate.contrib.django import app

from bon.bulk.actions.abandon_edit import abandon_edit
from bon.bulk.actions.carry_out_edit import carry_out_edit
from bon.kit.tenancy import acting_for
from bon.kit.worker import RETRY, see_through


@app.task(name="bulk.carry_out", retry=RETRY)
def carry_out(organisation: str, edit: str) -> None:
    def acting(action: Callable[[UUID], None]) -> None:
        with acting_for(UUID(organisation)):
            action(UUID(edit))

    see_through(lambda: acting(carry_out_edit), lambda: acting(abandon_edit))
