"""Reading what a register handed in."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec


class Malformed(Exception):
    """Not an entry of a journal."""


class Item(msgspec.Struct, frozen=True):
    """One element of an upload: canonical text, its SHA-256 in hex, signature in base64url."""

    entry: str
    hash: str
    signature: str


class Entry(msgspec.Struct, frozen=True):
    """What an entry says of itself (till/shapes/); the body is left unread."""

    v: int
    id: UUID
    kind: Annotated[str, msgspec.Meta(pattern="^[a-z_]{1,40}$")]
    register: str
    seq: int
    prev: str
    at: str
    training: bool
    body: msgspec.Raw
    shift: str | None = None
    employee: str | None = None


class Line(msgspec.Struct, frozen=True):
    no: int
    variant: str
    quantity_milli: int
    total: int
    vat_code: str
    rate_bp: int
    vat: int


class Payment(msgspec.Struct, frozen=True):
    amount: int


class VatLine(msgspec.Struct, frozen=True):
    code: str
    rate_bp: int
    gross: int
    net: int
    vat: int


class Sale(msgspec.Struct, frozen=True):
    """Of the body of a sale: what must add up, and what moves goods."""

    lines: list[Line]
    payments: list[Payment]
    vat: list[VatLine]
    total: int
    rounding: int


_entry = msgspec.json.Decoder(Entry)
_sale = msgspec.json.Decoder(Sale)


def read_entry(text: str) -> Entry:
    """Raises Malformed."""
    try:
        return _entry.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        raise Malformed(str(error)) from error


def readable(item: Item) -> Entry | None:
    """The entry of an element, or None where it is not one."""
    try:
        return read_entry(item.entry)
    except Malformed:
        return None


def read_sale(entry: Entry) -> Sale:
    """The body of an entry of kind `sale`. Raises Malformed."""
    try:
        return _sale.decode(entry.body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Malformed(f"sale: {error}") from error


def read_moment(text: str) -> datetime | None:
    """A time with offset, or None where the text is not one."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def read_id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def read_base64url(text: str) -> bytes:
    """Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
