"""The benchmarks' own database: the embedded PostgreSQL as a shop would run it, disk and all."""

from __future__ import annotations

import fcntl
import os
import sys
from functools import cache
from pathlib import Path

import psycopg

VAR = Path(__file__).resolve().parent.parent.parent / "var" / "bench"


@cache
def open_database() -> None:
    """Starts it empty, with the tables of today, and sets Django up on it. Once a process; other
    processes wait until this one ends."""
    VAR.mkdir(parents=True, exist_ok=True)
    _take_turns(VAR / "in-use")
    os.environ["BON_DATA"] = str(VAR)
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bon.config.settings")
    from bon.config import cluster

    cluster.start(VAR)
    with psycopg.connect(
        cluster.cluster_url(VAR, "postgres", "postgres"), autocommit=True
    ) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {cluster.DATABASE} WITH (FORCE)")
    cluster.start(VAR)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    _install(Path(__file__).with_name("ceiling.sql"))


def _take_turns(file: Path) -> None:
    """Holds the lock on the file until this process ends."""
    handle = os.open(file, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another benchmark is running; this one waits for its end.", file=sys.stderr)
        fcntl.flock(handle, fcntl.LOCK_EX)


def application_url() -> str:
    """Where the application's role reaches it."""
    from bon.config.cluster import cluster_url

    return cluster_url(VAR, "bon_app")


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
