"""Work that somebody looks on at, in the worker."""

from __future__ import annotations

from collections.abc import Callable

from django.db import OperationalError, close_old_connections
from procrastinate import RetryStrategy

# The database may be away for a while; the work goes on where it stopped.
RETRY = RetryStrategy(max_attempts=8, exponential_wait=3, retry_exceptions=[OperationalError])


def see_through(work: Callable[[], object], give_up: Callable[[], object]) -> None:
    """Of a task that is tried again by `RETRY`: a fault of ours ends it, and `give_up` says so to
    who looks on."""
    close_old_connections()
    try:
        work()
    except OperationalError:
        raise
    except Exception:
        give_up()
        raise
