"""Walks every table: what belongs to one organisation cannot be seen or touched by another."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

from bon.kit.tenancy import NoOrganisation
from bon.staff.cast import Cast
from bon.staff.models import Person

# Tables that belong to nobody, each for a reason.
GLOBAL = {
    "staff_user": "a log-in may serve several organisations",
    "account_emailaddress": "belongs to the log-in",
    "account_emailconfirmation": "belongs to the log-in",
    "mfa_authenticator": "belongs to the log-in",
    "auth_group": "Django's, unused",
    "auth_permission": "Django's, unused",
    "auth_group_permissions": "Django's, unused",
    "django_content_type": "names of tables",
    "django_session": "belongs to the log-in",
    "django_migrations": "the schema's own history",
    "registers_wrongtries": "addresses that tried pairing codes in vain",
    "procrastinate_jobs": "the queue; arguments name the organisation",
    "procrastinate_events": "the queue",
    "procrastinate_periodic_defers": "the queue",
    "procrastinate_workers": "the queue",
}


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall()]


def test_every_table_has_its_walls(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p') "
            "AND c.relrowsecurity AND c.relforcerowsecurity AND EXISTS ("
            "  SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polwithcheck IS NOT NULL)"
        )
        walled = {name for (name,) in cursor.fetchall()}
    assert set(tables()) - walled == {name for name in tables() if name in GLOBAL}
    assert not walled & GLOBAL.keys()


def test_the_application_is_nobody_special(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("bon_app", False, False)


def test_a_stranger_sees_no_row_of_ours(cast: Cast) -> None:
    ours = cast.organisation.id
    for table in tables():
        if table in GLOBAL:
            continue
        key = "id" if table == "organisation_organisation" else "organisation_id"
        with cast.abroad(), connection.cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {key} = %s', [ours])  # noqa: S608
            assert cursor.fetchone() == (0,), table
            if _may_delete(table):
                cursor.execute(f'DELETE FROM "{table}" WHERE {key} = %s', [ours])  # noqa: S608
                assert cursor.rowcount == 0, table
    with cast.at_work():
        assert Person.objects.count() == 4


def test_a_stranger_cannot_plant_a_row_with_us(cast: Cast) -> None:
    with pytest.raises(Exception, match="row-level security"), cast.abroad():
        Person.objects.create(
            organisation_id=cast.organisation.id, name="Spion", role=cast.cashier.role
        )


def test_outside_a_unit_of_work_there_is_nothing(cast: Cast) -> None:
    with pytest.raises(NoOrganisation):
        list(Person.objects.all())
    assert list(Person.everywhere.all()) == []


def test_every_tenant_model_uses_the_guarded_manager() -> None:
    for model in apps.get_models():
        if any(field.attname == "organisation_id" for field in model._meta.local_fields):
            assert type(model._default_manager).__name__ == "TenantManager", model
            assert isinstance(model._meta.get_field("organisation_id"), models.UUIDField)


def _may_delete(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(current_user, %s, 'DELETE')", [table])
        row = cursor.fetchone()
        return bool(row and row[0])
