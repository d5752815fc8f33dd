"""`bon demo`: a shop to look around in."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from bon.demo import shop
from bon.demo.actions.make_demo import make_demo
from bon.demo.actions.open_counters import open_counters
from bon.demo.queries import demo_owner, is_empty


class Command(BaseCommand):
    help = "Makes a demo shop with 90 days of sales, through the real till and the real journal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where an organisation exists"
        )
        parser.add_argument(
            "--logins", action="store_true", help="only say how to get into the demo shop"
        )
        parser.add_argument(
            "--days", type=int, default=shop.HISTORY_DAYS, help="length of its history"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["days"] < 1:
            raise CommandError("a history is at least one day long: --days 1")
        if options["logins"]:
            self._logins()
        elif is_empty():
            self._make(options["days"])
        elif not options["if_empty"]:
            raise CommandError("the demo shop wants an empty database, and this one holds a shop")

    def _make(self, days: int) -> None:
        started = time.monotonic()
        self.stdout.write(f"  Opening the demo shop {shop.NAME}:")
        made = make_demo(days=days, progress=self._progress)
        self.stdout.write(
            f"  {made.goods} goods, {made.sales} sales in {days} days, "
            f"{made.entries} journal entries, {time.monotonic() - started:.0f} s."
        )

    def _progress(self, step: str) -> None:
        self.stdout.write(f"    {step}")
        self.stdout.flush()

    def _logins(self) -> None:
        owner = demo_owner()
        if owner is None:
            return
        self.stdout.write(f"\n  {shop.NAME}, password for all: {shop.PASSWORD}")
        for member in shop.STAFF:
            if member.email:
                self.stdout.write(f"    {member.email:32}{member.role}")
        self.stdout.write("\n  PINs at the register:")
        for member in shop.STAFF:
            where = member.city or "everywhere"
            self.stdout.write(f"    {member.pin}  {member.name:16} {member.role}, {where}")
        self.stdout.write("\n  Registers, opened at /register/ with a pairing code:")
        for register, code in open_counters(owner):
            self.stdout.write(f"    {code or 'paired':10} {register}, {register.store}")
