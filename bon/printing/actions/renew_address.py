"""Gives a printer another address: the old one is dead, and whoever uses the new one owns it."""

from __future__ import annotations

from bon.kit import audit
from bon.kit.access import Actor, require
from bon.kit.tenancy import organisation_id
from bon.printing.access import PERMISSION
from bon.printing.address import hash_of, new_secret, path_of
from bon.printing.models import Printer


def renew_address(actor: Actor, printer: Printer) -> str:
    """The path of the new address, told this once. Raises Denied."""
    require(actor, PERMISSION)
    secret = new_secret()
    printer.token_hash, printer.serial, printer.last_seen_at = hash_of(secret), "", None
    printer.save(update_fields=["token_hash", "serial", "last_seen_at"])
    audit.record("address_renewed", printer)
    return path_of(organisation_id(), secret)
