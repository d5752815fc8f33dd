"""Makes the journal's monthly partitions ahead of the entries that belong into them."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connections
from django.utils import timezone

AHEAD_DAYS = 92
# Devices that were away, and a demo shop's past, bring entries of months that are over.
BEHIND_DAYS = 124


def make_partitions(today: date | None = None, using: str = "default") -> int:
    """Makes what is missing from four months back to three ahead; gives how many were made.

    An entry of a month without a partition lands in the default one, so that being late here
    refuses nothing.
    """
    day = today or timezone.localdate()
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT journal_make_partitions(%s, %s)",
            [day - timedelta(days=BEHIND_DAYS), day + timedelta(days=AHEAD_DAYS)],
        )
        row = cursor.fetchone()
    made: int = row[0]
    return made
