"""The benchmarks' own database: the embedded PostgreSQL as a shop would run it, disk and all."""

from __future__ import annotations

import os
from pathlib import Path

VAR = Path(__file__).resolve().parent.parent.parent / "var" / "bench"


def open_database() -> None:
    """Starts it, sets Django up on it and brings the tables up to date. Safe to repeat."""
    os.environ["BON_DATA"] = str(VAR)
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bon.config.settings")
    from bon.config import cluster

    cluster.start(VAR)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    _install(Path(__file__).with_name("ceiling.sql"))


def _install(file: Path) -> None:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(file.read_text())
    connections["owner"].close()


def analyze() -> None:
    """Fresh statistics: without them a bulk load is planned like an empty table."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    connections["owner"].close()
