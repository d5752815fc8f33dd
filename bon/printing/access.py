"""Printers by id, for whoever may manage the counters; for a register those of its store."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import Actor, NotFound, require
from bon.organisation.models import Register
from bon.printing.models import Printer

PERMISSION = "manage_registers"


def printer_for(actor: Actor, id: UUID) -> Printer:
    """Raises Denied, NotFound. A retired one is nobody's."""
    require(actor, PERMISSION)
    return _found(Printer.objects.filter(id=id, retired_at=None).select_related("store").first())


def printer_at(register: UUID, id: UUID) -> Printer:
    """A printer of the store that the register stands in. Raises NotFound."""
    store = Register.objects.values("store_id").filter(id=register)
    return _found(Printer.objects.filter(id=id, retired_at=None, store__in=store).first())


def _found(printer: Printer | None) -> Printer:
    if printer is None:
        raise NotFound
    return printer
