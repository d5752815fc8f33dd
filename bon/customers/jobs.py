"""Shells that call actions in the worker."""

from __future__ import annotations

from uuid import UUID

from django.utils import translation
from procrastinate.contrib.django import app

from bon.customers.actions.carry_out_import import carry_out_import
from bon.customers.models import ImportRun
from bon.kit.imports import work
from bon.kit.worker import RETRY


@app.task(name="customers.import", retry=RETRY)
def import_customers(organisation: str, run: str, language: str) -> None:
    whose, id = UUID(organisation), UUID(run)
    with translation.override(language):
        work(ImportRun, whose, id, lambda: carry_out_import(whose, id))
