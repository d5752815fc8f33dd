"""From kept entries to everything that follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction

from bon.journal.entry import Entry, Malformed, read_change, read_closing, read_sale
from bon.journal.facts import EntriesReceived, KeptEntry
from bon.journal.sums import change_fault, sums_fault
from bon.kit.facts import publish
from bon.kit.moments import is_moment

SALE, CHANGE, OPENING, CLOSING = "sale", "payment_changed", "float_set", "z_report"
VERSION = 1
_TOO_MUCH = "54"  # SQLSTATE class: a text too deep or too long, which another try will not help


def is_passing(error: Exception) -> bool:
    """Whether the database is away, full or in a hurry: nothing is wrong with the entry, and all
    is tried again."""
    state: str | None = getattr(error.__cause__, "sqlstate", None)
    away = isinstance(error, OperationalError | InterfaceError)
    return away and not (state or "").startswith(_TOO_MUCH)


class Unsound(Exception):
    """An entry from which nothing can be derived, and why."""


def kept(entry: Entry, text: str) -> KeptEntry:
    """The entry as reactions want it. Raises Unsound."""
    if entry.v != VERSION:
        raise Unsound(f"version {entry.v} of an entry is not known here")
    if entry.kind not in (SALE, CHANGE, OPENING, CLOSING):
        return KeptEntry(entry, text, None)
    try:
        sale = read_sale(entry) if entry.kind == SALE else None
        change = read_change(entry) if entry.kind == CHANGE else None
        closing = read_closing(entry) if entry.kind == CLOSING else None
    except Malformed as error:
        raise Unsound(str(error)) from error
    times = [entry.at, entry.opened_at, closing and closing.figures["opened_at"]]
    fault = next((f"{time!r} is no time" for time in times if time and not is_moment(time)), None)
    fault = fault or (sums_fault(sale) if sale else None)
    fault = fault or (change_fault(change) if change else None)
    if fault is not None:
        raise Unsound(fault)
    return KeptEntry(entry, text, sale)


def sort_out(
    entries: Sequence[tuple[Entry, str]],
) -> tuple[list[KeptEntry], dict[UUID, str]]:
    """Those that something can be derived from, and the faults of the others by id."""
    sound, faults = [], {}
    for entry, text in entries:
        try:
            sound.append(kept(entry, text))
        except Unsound as fault:
            faults[entry.id] = str(fault)
    return sound, faults


def project_each(received: EntriesReceived) -> dict[UUID, str]:
    """Projects entry by entry, each wholly or not at all. Gives the errors by id."""
    errors = {}
    for each in received.entries:
        try:
            with transaction.atomic():
                publish([replace(received, entries=[each])])
        except Exception as error:
            if is_passing(error):
                raise
            errors[each.entry.id] = told(error)
    return errors


def told(error: Exception) -> str:
    """One line for the back office: which reaction, what happened."""
    reaction = getattr(error, "__notes__", ["?"])[0]
    what = next(iter(str(error).splitlines()), "")
    return f"{reaction}: {type(error).__name__}: {what}"[:2000]
