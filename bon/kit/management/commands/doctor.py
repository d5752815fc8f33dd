"""`bon doctor`: says what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

OLDEST_POSTGRESQL = 150000
LEAST_FREE = 0.10
WORKER_SILENCE_SECONDS = 120


@dataclass(frozen=True)
class Ailment:
    what: str
    cure: str


class Command(BaseCommand):
    help = "Looks for what is wrong; exit code 1 if anything is."

    def handle(self, *args: Any, **options: Any) -> None:
        checks: list[Callable[[], Iterator[Ailment]]] = [
            database_version, application_role, migrations, worker, disk, transport,
        ]  # fmt: skip
        ailments = [ailment for check in checks for ailment in check()]
        for ailment in ailments:
            self.stdout.write(f"✗ {ailment.what}\n  → {ailment.cure}")
        if ailments:
            sys.exit(1)
        self.stdout.write("✓ Nothing is wrong.")


def database_version() -> Iterator[Ailment]:
    connection.ensure_connection()
    version = connection.connection.info.server_version
    if version < OLDEST_POSTGRESQL:
        yield Ailment(f"PostgreSQL {version // 10000} is too old", "use PostgreSQL 15 or newer")


def application_role() -> Iterator[Ailment]:
    """The second wall of tenancy stands only for a role that cannot walk around it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        name, special = cursor.fetchone()
    if special:
        yield Ailment(
            f"the application connects as {name}, which row-level security does not bind",
            "let DATABASE_URL name a role that is NOSUPERUSER NOBYPASSRLS and member of bon_app",
        )


def migrations() -> Iterator[Ailment]:
    executor = MigrationExecutor(connections["default"])
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        yield Ailment(f"{missing} migrations have not been applied", "run: bon migrate")


def worker() -> Iterator[Ailment]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_workers "
            "WHERE last_heartbeat > now() - make_interval(secs => %s)",
            [WORKER_SILENCE_SECONDS],
        )
        (alive,) = cursor.fetchone()
    if not alive:
        yield Ailment("no worker takes jobs: imports and mails wait", "start one: bon worker")


def disk() -> Iterator[Ailment]:
    usage = shutil.disk_usage(settings.VAR)
    if usage.free < LEAST_FREE * usage.total:
        yield Ailment(
            f"only {usage.free // 2**30} GiB of the disk under {settings.VAR} is free",
            "make room before it is full: PostgreSQL stops when it cannot write",
        )


def transport() -> Iterator[Ailment]:
    if not settings.HTTPS and settings.SERVER_ADDRESS not in ("127.0.0.1", "localhost", "::1"):
        yield Ailment(
            "the server listens on the network without HTTPS: registers will not work there",
            "put a TLS proxy in front and set BON_HTTPS=1",
        )
