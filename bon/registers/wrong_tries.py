"""Ten wrong pairing codes from one address, and it waits: the code's 40 bits need no more."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from bon.registers.models import WrongTries

MOST = 10
WITHIN = timedelta(minutes=10)

_COUNT = """
INSERT INTO registers_wrongtries AS t (address, since, tries) VALUES (%(address)s, %(now)s, 1)
ON CONFLICT (address) DO UPDATE SET
  tries = CASE WHEN t.since < %(expired)s THEN 1 ELSE t.tries + 1 END,
  since = CASE WHEN t.since < %(expired)s THEN %(now)s ELSE t.since END
RETURNING tries
"""


def count(address: str) -> bool:
    """Counts a try before it is known to be wrong, so that many at once count as many. False
    where the address must wait. Commits by itself: a refusal must not take it back."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"address": address, "now": now, "expired": now - WITHIN})
        (tries,) = cursor.fetchone()
    return bool(tries <= MOST)


def forgive(address: str) -> None:
    """The code was right: this address's count begins anew, and old counts of others go."""
    WrongTries.objects.filter(address=address).delete()
    WrongTries.objects.filter(since__lt=timezone.now() - WITHIN).delete()


def address_of(request: HttpRequest) -> str:
    """Who asks; behind a TLS proxy, what the proxy itself says of them."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return (forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))[:45]
