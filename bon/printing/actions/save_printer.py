"""Adds a printer, or changes what is said of one."""

from __future__ import annotations

from typing import Any, NamedTuple

from bon.kit import audit
from bon.kit.access import Actor, require
from bon.kit.tenancy import organisation_id
from bon.printing.access import PERMISSION
from bon.printing.address import hash_of, new_secret, path_of
from bon.printing.models import Printer


class Saved(NamedTuple):
    printer: Printer
    path: str  # of its address; empty for a printer that has one already


def save_printer(actor: Actor, printer: Printer | None, values: dict[str, Any]) -> Saved:
    """`values` as a form has checked them. A new printer's address is told now and never again.
    Raises Denied."""
    require(actor, PERMISSION)
    row, secret = printer or Printer(), ""
    before = audit.snapshot(row, *values) if printer else {}
    for field, value in values.items():
        setattr(row, field, value)
    if printer is None:
        secret = new_secret()
        row.token_hash = hash_of(secret)
        row.save(force_insert=True)
    else:
        row.save(update_fields=list(values))
    verb = "changed" if printer else "added"
    audit.record(verb, row, before=before, after=audit.snapshot(row, *values))
    return Saved(row, path_of(organisation_id(), secret) if secret else "")
