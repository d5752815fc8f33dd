"""The rules that let the schema be spread over machines, checked on the migrated database.

Every key, index and reference of a tenant's table leads with the organisation; nothing is
counted by a sequence, nothing is kept right by a trigger, money and quantities are whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection

from bon.kit.tests.test_walls import GLOBAL

# The tenant itself: its own id is what leads everywhere else.
TENANT = "organisation_organisation"

# Keys that do not lead with the organisation, each for a reason.
EXCEPTIONS = {
    "organisation_organisation_pkey": "the tenant's own id",
}

# High-volume tables: their rows are found by a composite key in Django too.
LEDGERS = {
    *("journal.entry", "journal.head", "sales.sale", "sales.saleline", "sales.payment"),
    *("sales.shift", "sales.hour", "stock.movement", "stock.level", "kit.auditevent"),
}
SMALL = {"integer", "smallint"}
# Named like an amount, and counts something else.
COUNTS = {
    ("catalog_importrun", "total"): "rows of a file",
    ("customers_importrun", "total"): "rows of a file",
    ("labels_run", "total"): "labels",
    ("purchasing_catalogue", "total"): "rows of a file",
}


@pytest.fixture
def tenant_tables(db: None) -> set[str]:
    """Every table with an organisation, partitions included."""
    return {table for (table,) in rows(_TABLES)} - GLOBAL.keys()


_TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""


def rows(statement: str) -> Iterator[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        yield from cursor.fetchall()


def test_every_tenant_table_names_its_organisation(tenant_tables: set[str]) -> None:
    named = {
        table
        for (table,) in rows(
            "SELECT a.attrelid::regclass::text FROM pg_attribute a "
            "WHERE a.attname = 'organisation_id' AND a.attnotnull AND NOT a.attisdropped "
            "AND a.atttypid = 'uuid'::regtype"
        )
    }
    assert tenant_tables - named == {TENANT}


def test_every_key_and_index_leads_with_the_organisation(tenant_tables: set[str]) -> None:
    found = {
        name: table
        for table, name, first in rows(
            "SELECT t.relname, c.relname, a.attname FROM pg_index i "
            "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid "
            "LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]"
        )
        if table in tenant_tables and first != "organisation_id"
    }
    assert found.keys() == EXCEPTIONS.keys(), found


def test_every_reference_stays_within_the_organisation(tenant_tables: set[str]) -> None:
    """Composite, organisation first on both sides; or to a table that belongs to nobody."""
    found = [
        (table, name, other)
        for table, name, other, here, there in rows(
            "SELECT t.relname, k.conname, o.relname, a.attname, b.attname FROM pg_constraint k "
            "JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class o ON o.oid = k.confrelid "
            "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1] "
            "JOIN pg_attribute b ON b.attrelid = o.oid AND b.attnum = k.confkey[1] "
            "WHERE k.contype = 'f'"
        )
        if table in tenant_tables
        and other not in GLOBAL
        and (here, there) != ("organisation_id", "organisation_id")
    ]
    assert found == []


def test_no_tenant_table_has_a_trigger_of_ours(tenant_tables: set[str]) -> None:
    found = [
        (table, name)
        for table, name in rows(
            "SELECT t.relname, g.tgname FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid "
            "WHERE NOT g.tgisinternal"
        )
        if table in tenant_tables
    ]
    assert found == []


def test_no_tenant_table_is_numbered_by_a_sequence(tenant_tables: set[str]) -> None:
    found = [
        table
        for (table,) in rows(
            "SELECT t.relname FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid "
            "LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum "
            "WHERE a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%'"
        )
        if table in tenant_tables
    ]
    assert found == []


def test_no_tenant_table_counts_in_fractions(tenant_tables: set[str]) -> None:
    """Money and quantities are whole øre and thousandths; and only whole numbers have an index
    under a policy."""
    found = [
        (table, column)
        for table, column in rows(
            "SELECT t.relname, a.attname FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid "
            "WHERE a.atttypid::regtype::text IN ('numeric', 'real', 'double precision', 'money') "
            "AND NOT a.attisdropped"
        )
        if table in tenant_tables
    ]
    assert found == []


def test_amounts_have_room(tenant_tables: set[str]) -> None:
    """What is named after an amount or a quantity is a bigint."""
    named = ("total", "gross", "net", "vat", "amount", "price", "discount", "rounding", "change")
    found = [
        (table, column, kind)
        for table, column, kind in rows(
            "SELECT t.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_attribute a "
            "JOIN pg_class t ON t.oid = a.attrelid WHERE NOT a.attisdropped AND a.attnum > 0"
        )
        if table in tenant_tables
        and (column in named or column.endswith(("_milli", "_cash", "_price")))
        and kind in SMALL
        and (table, column) not in COUNTS
    ]
    assert found == []


def test_ledgers_have_composite_keys() -> None:
    plain = [
        label
        for label in LEDGERS
        if len(apps.get_model(label)._meta.pk_fields) < 2
        or apps.get_model(label)._meta.pk_fields[0].attname != "organisation_id"
    ]
    assert plain == []


def test_views_ask_as_the_one_who_looks(db: None) -> None:
    """A view of the owner's would show every organisation."""
    found = [
        name
        for (name,) in rows(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind IN ('v', 'm') "
            "AND NOT coalesce(c.reloptions::text, '') LIKE '%security_invoker=%'"
        )
    ]
    assert found == []
