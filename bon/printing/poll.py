"""What a poll leaves behind: that the printer lives, who it is, and how often it has asked."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from bon.printing.models import Printer

# A printer asks every few seconds, and at once when something happens to it.
POLLS_A_MINUTE = 120
MINUTE = timedelta(minutes=1)


class TooOften(Exception):
    """The printer has asked more often than any printer needs to."""


class AnotherPrinter(Exception):
    """The address belongs to a printer of another name."""


def owns(printer: Printer, serial: str) -> bool:
    """Whether whoever calls itself so may use the printer's address: the first who did, or who
    does not say."""
    return not printer.serial or not serial or printer.serial == serial[:60]


def note_poll(printer: Printer, serial: str, status: str | None = None) -> None:
    """Raises TooOften, AnotherPrinter. `serial` is what it calls itself, empty if it does not;
    `status` how it says it is, None where it says nothing of it."""
    if not owns(printer, serial):
        raise AnotherPrinter
    now = timezone.now()
    if printer.minute is None or now - printer.minute >= MINUTE:
        printer.minute, printer.polls = now, 0
    if printer.polls >= POLLS_A_MINUTE:
        raise TooOften
    printer.polls += 1
    printer.serial = printer.serial or serial[:60]
    printer.last_seen_at = now
    if status is not None:
        printer.status = status[:60]
    printer.save(update_fields=["minute", "polls", "serial", "status", "last_seen_at"])
