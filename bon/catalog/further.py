"""Columns that other apps add to a goods file.

An app whose rows belong to goods has a `goods_columns.py` with `columns_for(person)`: its columns
for who reads or writes them, the system where that is nobody, and None for who has nothing to do
with them. What it writes in a file it reads out of one again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.apps import apps

from bon.catalog.columns import mark
from bon.catalog.import_row import Problem
from bon.catalog.models import Variant
from bon.kit.csv_export import Cell
from bon.kit.sheet import Cell as Read
from bon.organisation.models import Store
from bon.staff.models import Person

Said = Mapping[UUID, Mapping[str, Any]]  # of variants: field → what it says


class Differing(NamedTuple):
    """`wanted`: what is not so yet. `left`: what cannot be, and is left as it stands."""

    wanted: Said
    left: Mapping[UUID, Sequence[Problem]]


class Further(Protocol):
    """Of one person. Fields are led by the app's name and a dot."""

    def titles(self) -> Sequence[str]:
        """As the export calls its columns."""

    def cells(self, variants: Sequence[Variant]) -> Mapping[UUID, Sequence[Cell]]:
        """What stands in them, as many as there are titles."""

    def field(self, title: str) -> str:
        """The field a column is; "" for one that is not its own."""

    def owns(self, field: str) -> bool:
        """Whether it is one of its fields."""

    def read(self, field: str, cell: Read) -> Any:
        """Raises import_row.Refused."""

    def differing(self, said: Said, goods: Mapping[UUID, Variant]) -> Differing:
        """What of it is not so yet, of goods as the rest of the file leaves them: those of a
        trial are not saved. Changes nothing."""

    def write(self, wanted: Said) -> None:
        """Makes it so, in the transaction it is called in."""


_found: list[Callable[[Person | None], Further | None]] = []


def discover() -> None:
    """Reads `goods_columns.py` of every app, in the order of INSTALLED_APPS."""
    _found.clear()
    for app in apps.get_app_configs():
        module = f"{app.name}.goods_columns"
        if app.name.startswith("bon.") and find_spec(module):
            _found.append(import_module(module).columns_for)


def columns_for(person: Person | None) -> list[Further]:
    """Those that somebody has to do with."""
    return [columns for each in _found if (columns := each(person))]


def field_of(title: str, among: Iterable[Further]) -> str:
    return next((field for each in among if (field := each.field(title))), "")


def field_in_stores(
    title: str, own: str, headers: Mapping[str, Sequence[str]], stores: Iterable[Store]
) -> str:
    """The field of a column that is about stores: with the id of the one its title names, bare
    where it names none. `headers`: what each may be called. "" for another column."""
    plain = mark(title)
    ids = {mark(store.name): store.id for store in stores}
    for which, words in headers.items():
        for word in words:
            if plain == word:
                return f"{own}{which}"
            if plain.startswith(word) and plain.removeprefix(word) in ids:
                return f"{own}{which}.{ids[plain.removeprefix(word)]}"
    return ""


def said_in(store: UUID, own: str, which: str, values: Mapping[str, Any]) -> str:
    """Which field of a row is about the store: the one that names it, else the bare one."""
    named = f"{own}{which}.{store}"
    return named if named in values else f"{own}{which}"
