"""`bon worker`: takes jobs from the queue in PostgreSQL until told to stop."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


class Command(BaseCommand):
    help = "Runs the jobs of the queue; several may run side by side."

    def handle(self, *args: Any, **options: Any) -> None:
        connector = app.connector
        if not isinstance(connector, DjangoConnector):
            raise TypeError("the queue lives in Django's database")
        with app.replace_connector(connector.get_worker_connector()) as worker:
            worker.run_worker()
