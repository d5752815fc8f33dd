"""The tests' database: the real embedded PostgreSQL, reached as the application's own role.

Migrations run once into a template database named after their content; every test run, and
every parallel worker of it, gets a fresh copy of that template in a fraction of a second.

A plugin (`-p tests.database`), because it must speak before Django reads its settings.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg
import pytest

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "test"
# Tests prove what survives a crash elsewhere (tests/chaos); here losing the disk costs nothing.
# Statistics gathered in the middle of a test would count the rows of its one transaction as none.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bon.config.settings")
os.environ["BON_DATA"] = str(VAR)
os.environ["BON_DEBUG"] = "1"  # static files as they lie, unhashed; pytest-django turns DEBUG off
os.environ.pop("DATABASE_URL", None)
_WAITS_FOR_ME = """
SELECT EXISTS (
  SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))
"""


def pytest_configure(config: pytest.Config) -> None:
    """Starts the server before Django reads where it is."""
    from bon.config import cluster

    (VAR / "static").mkdir(parents=True, exist_ok=True)
    cluster.start(VAR, tuning=FAST)


@contextmanager
def fresh_database(blocker: Any, label: str = "") -> Iterator[str]:
    """A copy of the migrated template for this process; dropped at the end. Gives its name.

    With a `label` it is one more, for tests that commit; afterwards the one before is back.
    """
    from django.conf import settings
    from django.db import connections

    from bon.config import cluster

    superuser = cluster.cluster_url(VAR, "postgres", "postgres")
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}{label}"
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(41)")  # one of the workers makes it
        template = _template(connection, blocker)
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER bon_owner")
        connection.execute("SELECT pg_advisory_unlock(41)")
    before = {alias: settings.DATABASES[alias]["NAME"] for alias in ("default", "owner")}
    for alias in before:
        connections[alias].close()
        settings.DATABASES[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name
    yield name
    for alias in before:
        connections[alias].close()
        settings.DATABASES[alias]["NAME"] = before[alias]
        connections[alias].settings_dict["NAME"] = before[alias]
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _template(connection: psycopg.Connection[Any], blocker: Any) -> str:
    """The template for the migrations as they are now, made if it is missing."""
    from django.core.management import call_command
    from django.db import connections

    name = f"template_{schema_digest()}"
    if connection.execute("SELECT 1 FROM pg_database WHERE datname=%s", [name]).fetchone():
        return name
    making = f"making_{name}"
    connection.execute(f"DROP DATABASE IF EXISTS {making} WITH (FORCE)")
    connection.execute(
        f"CREATE DATABASE {making} OWNER bon_owner TEMPLATE template0 LOCALE 'C.UTF-8'"
    )
    owner = connections["owner"]
    owner.settings_dict["NAME"] = making
    with blocker.unblock():
        call_command("migrate", database="owner", verbosity=0)
        owner.close()
    connection.execute(f"ALTER DATABASE {making} RENAME TO {name}")
    return name


def schema_digest() -> str:
    """Names what a migrated database is made of."""
    digest = hashlib.sha256()
    for file in sorted([*ROOT.glob("bon/**/migrations/*.py"), *ROOT.glob("bon/**/*.sql")]):
        digest.update(file.read_bytes())
    for file in sorted(ROOT.glob("bon/kit/*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def until_it_waits(other: Thread) -> None:
    """Until what the other does waits for this transaction, or has come to its end."""
    from django.db import connection

    with connection.cursor() as cursor:
        while other.is_alive():
            cursor.execute(_WAITS_FOR_ME)
            if cursor.fetchone() == (True,):
                return
