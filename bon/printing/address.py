"""The address a printer asks at: `/print/<organisation>/<secret>`.

The secret in it is all that a printer has to show: Star printers can send a password as well, Epson
printers only by Digest, which asks the server to keep it readable. 256 bits in the address say the
same to both, and are kept as a hash.
"""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from bon.printing.models import Printer


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def path_of(organisation: UUID, secret: str) -> str:
    """What stands behind the server's name."""
    return f"/print/{organisation.hex}/{secret}"


def printer_with(secret: str) -> Printer | None:
    """The printer whose address carries this secret, inside `acting_for` the organisation that
    the address names. Locked: a printer that asks twice at once is answered one by one."""
    printers = Printer.objects.select_for_update()
    found: Printer | None = printers.filter(token_hash=hash_of(secret), retired_at=None).first()
    return found
