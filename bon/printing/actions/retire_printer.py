"""Takes a printer out of use. What it printed stays on record."""

from __future__ import annotations

from django.utils import timezone

from bon.kit import audit
from bon.kit.access import Actor, require
from bon.printing.access import PERMISSION
from bon.printing.models import Printer


def retire_printer(actor: Actor, printer: Printer) -> None:
    """It is offered to no register and answered no more. Raises Denied."""
    require(actor, PERMISSION)
    printer.retired_at = timezone.now()
    printer.save(update_fields=["retired_at"])
    audit.record("retired", printer)
