"""Hands a printer a page that shows whether all is well with it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bon.kit.access import Actor, require
from bon.kit.ids import uuid7
from bon.printing.access import PERMISSION
from bon.printing.actions.hand_in_job import hand_in_job
from bon.printing.models import Job, Printer
from bon.printing.sample import sample


def print_sample(actor: Actor, printer: Printer) -> Job:
    """Raises Denied."""
    require(actor, PERMISSION)
    return hand_in_job(printer, uuid7(), _("Prøveside"), sample(printer))
