"""Which device speaks, and whose keys may have signed a register's entries."""

from __future__ import annotations

import hashlib
import secrets
from typing import NamedTuple
from uuid import UUID

from bon.registers.models import Device


class Unauthorised(Exception):
    """The token is missing, malformed or nobody's. The three look the same from outside."""


class Credentials(NamedTuple):
    """What a bearer token says: which organisation to act for, and the device's secret."""

    organisation: UUID
    secret: str


class Key(NamedTuple):
    """A device's key and the entries it may have signed; `to_seq` is None while it is current."""

    public_key: str
    from_seq: int
    to_seq: int | None


def credentials(header: str) -> Credentials:
    """Reads `Bearer <organisation id>.<secret>` without asking the database.

    Raises Unauthorised.
    """
    scheme, _, token = header.partition(" ")
    organisation, _, secret = token.partition(".")
    if scheme.lower() != "bearer" or not secret:
        raise Unauthorised
    try:
        return Credentials(UUID(organisation), secret)
    except ValueError as error:
        raise Unauthorised from error


def device_with(secret: str) -> Device:
    """The device, current or not, whose token carries this secret. One indexed query, inside
    `acting_for` the organisation that the token names. Raises Unauthorised."""
    found: Device | None = (
        Device.objects.filter(token_hash=hash_of(secret)).select_related("register").first()
    )
    if found is None:
        raise Unauthorised
    return found


def keys_of(register: UUID) -> list[Key]:
    """The keys of a register's devices, oldest first. One indexed query."""
    rows = Device.objects.filter(register_id=register).order_by("from_seq", "id")
    return [Key(*row) for row in rows.values_list("public_key", "from_seq", "to_seq")]


def new_secret() -> str:
    """256 bits: long enough that a plain hash of it can be kept."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
