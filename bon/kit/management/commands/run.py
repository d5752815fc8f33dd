"""`bon run`: the whole of Bon on one machine, until Ctrl-C."""

from __future__ import annotations

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command, get_commands
from django.core.management.base import BaseCommand

from bon.config import cluster
from bon.kit import processes


class Command(BaseCommand):
    help = "Starts database, server and worker; prints the address when the page answers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="start with an empty database")
        parser.add_argument("--port", type=int, default=settings.SERVER_PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        port: int = options["port"]
        _refuse_taken(port)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        demo = not options["no_demo"] and "demo" in get_commands()
        if demo:
            call_command("demo", if_empty=True)

        def ready() -> None:
            self.stdout.write(f"\n  Bon: {processes.address(port)}\n")
            if demo:
                call_command("demo", logins=True)
            self.stdout.write("  Ctrl-C stops everything.\n")
            self.stdout.flush()

        try:
            processes.serve(port, ready, keep_database)
        finally:
            if not settings.EXTERNAL_DATABASE:
                cluster.stop(settings.VAR)
        self.stdout.write("\n  Stopped. Nothing is lost.")


def keep_database() -> None:
    """Starts the embedded server if it is ours to keep and does not run."""
    if not settings.EXTERNAL_DATABASE and not cluster.is_running(settings.VAR):
        cluster.start(settings.VAR)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.SERVER_ADDRESS, port))
        except OSError as error:
            raise CommandError(
                f"port {port} on {settings.SERVER_ADDRESS} is not to be had ({error.strerror}); "
                "name another one with BON_PORT"
            ) from error
