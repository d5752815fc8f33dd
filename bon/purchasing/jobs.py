"""Shells that call actions in the worker."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from bon.kit.imports import work
from bon.kit.worker import RETRY
from bon.purchasing.actions.carry_out_catalogue import carry_out_catalogue
from bon.purchasing.models import Catalogue


@app.task(name="purchasing.bring_in", retry=RETRY)
def bring_in(organisation: str, run: str) -> None:
    whose, id = UUID(organisation), UUID(run)
    work(Catalogue, whose, id, lambda: carry_out_catalogue(whose, id))
