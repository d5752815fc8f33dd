"""Many rows in one statement: `INSERT … SELECT` and `UPDATE … FROM` one JSON parameter.

`COPY` is refused under row-level security, and a model object for each of 100,000 rows costs
more than everything the database does with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from django.db import connection

from bon.kit.tenancy import organisation_id

Columns = Mapping[str, str]  # name → type in PostgreSQL
_encode = msgspec.json.Encoder().encode


def insert(table: str, columns: Columns, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows to a table of the organisation acted for. Every row has every column."""
    if not rows:
        return
    names = _listed(columns)
    statement = (
        f"INSERT INTO {table} (organisation_id, {names}) "  # noqa: S608 — names from our own code
        f"SELECT %s, {names} FROM json_to_recordset(%s) AS r ({_typed(columns)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [organisation_id(), _encode(rows).decode()])


def update(table: str, columns: Columns, rows: Sequence[Mapping[str, Any]]) -> None:
    """Sets the columns of rows found by their `id`, which is one of the columns."""
    if not rows:
        return
    settings = ", ".join(f'"{name}" = r."{name}"' for name in columns if name != "id")
    statement = (
        f"UPDATE {table} AS t SET {settings} "  # noqa: S608 — names from our own code
        f"FROM json_to_recordset(%s) AS r ({_typed(columns)}) "
        "WHERE t.organisation_id = %s AND t.id = r.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [_encode(rows).decode(), organisation_id()])


def fields(row: object, columns: Columns) -> dict[str, Any]:
    """The columns of a model object, by their names."""
    return {name: getattr(row, name) for name in columns}


def _listed(columns: Columns) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _typed(columns: Columns) -> str:
    return ", ".join(f'"{name}" {type}' for name, type in columns.items())
