"""Migration operations that put the tenant's walls around a table.

`secure("catalog", "product")` after a CreateModel: row-level security on and forced, the
primary key led by the organisation, composite foreign keys for every TenantForeignKey, each
with the index that serves it. `link` does the last for a field added later.
"""

from __future__ import annotations

from typing import Any

from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

TENANT = "nullif(current_setting('bon.organisation', true), '')::uuid"


class Secure(Operation):
    """See the module. `key`: the table's own column that names the organisation.
    `also`: a further condition under which a row may be read (never written)."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str, *, key: str = "organisation_id", also: str = "") -> None:
        self.model = model
        self.key = key
        self.also = also

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return "Secure", [self.model], {"key": self.key, "also": self.also}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The walls are the database's alone."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = _model(to_state.apps, app_label, self.model)
        table = model._meta.db_table
        for statement in _policies(table, self.key, self.also):
            schema_editor.execute(statement)
        if self.key == "organisation_id":
            if not isinstance(model._meta.pk, models.CompositePrimaryKey):
                for statement in _primary_key(table):
                    schema_editor.execute(statement)
            for field in model._meta.local_fields:
                if _is_tenant_key(field):
                    _link(schema_editor, model, field)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Dropping the table drops its walls."""

    def describe(self) -> str:
        return f"Put the tenant's walls around {self.model}"


class Link(Operation):
    """The composite foreign key and index of one TenantForeignKey."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str, field: str) -> None:
        self.model = model
        self.field = field

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return "Link", [self.model, self.field], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The constraint is the database's alone."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = _model(to_state.apps, app_label, self.model)
        _link(schema_editor, model, model._meta.get_field(self.field))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Dropping the column drops its constraint and index."""

    def describe(self) -> str:
        return f"Tie {self.model}.{self.field} within the organisation"


def secure(model: str, *, key: str = "organisation_id", also: str = "") -> Secure:
    return Secure(model, key=key, also=also)


def link(model: str, field: str) -> Link:
    return Link(model, field)


def composite_key(
    table: str, columns: tuple[str, ...], other: str, other_columns: tuple[str, ...], name: str
) -> str:
    """SQL of a composite foreign key, checked at commit so that a batch may insert in any order."""
    return (
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY ({", ".join(columns)}) '
        f'REFERENCES "{other}" ({", ".join(other_columns)}) DEFERRABLE INITIALLY DEFERRED'
    )


def _model(apps: Apps, app_label: str, name: str) -> type[models.Model]:
    return apps.get_model(app_label, name)


def _is_tenant_key(field: Any) -> bool:
    return (
        isinstance(field, models.ForeignKey)
        and not getattr(field, "db_constraint", True)
        and any(f.attname == "organisation_id" for f in field.remote_field.model._meta.local_fields)
    )


def _policies(table: str, key: str, also: str) -> list[str]:
    own = f"{key} = {TENANT}"
    statements = [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY tenant ON "{table}" USING ({own}) WITH CHECK ({own})',
    ]
    if also:
        statements.append(f'CREATE POLICY also_read ON "{table}" FOR SELECT USING ({also})')
    return statements


def _primary_key(table: str) -> list[str]:
    return [
        f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_pkey"',
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_pkey" PRIMARY KEY (organisation_id, id)',
    ]


def _link(schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model], field: Any) -> None:
    table = model._meta.db_table
    other = field.remote_field.model._meta.db_table
    name = f"{table}_{field.column}_fk"[:63]
    schema_editor.execute(
        f'CREATE INDEX "{name[:60]}_ix" ON "{table}" (organisation_id, {field.column})'
    )
    schema_editor.execute(
        composite_key(
            table, ("organisation_id", field.column), other, ("organisation_id", "id"), name
        )
    )
