"""One unit of work acts for one organisation, and leaves nothing behind."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from bon.kit.tenancy import NoOrganisation, acting_for, organisation_or_none
from bon.organisation.models import Company, Register, Store
from bon.staff.cast import Cast


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('bon.organisation', true)")
        (value,) = cursor.fetchone()
        return value or ""


def test_the_setting_ends_with_the_block(cast: Cast) -> None:
    assert setting() == ""
    with cast.at_work():
        assert setting() == str(cast.organisation.id)
        assert organisation_or_none() == cast.organisation.id
    assert setting() == ""
    assert organisation_or_none() is None


def test_nesting_within_one_organisation_is_fine(cast: Cast) -> None:
    with cast.at_work():
        with cast.at_work():
            assert Store.objects.count() == 2
        assert setting() == str(cast.organisation.id)


def test_two_organisations_never_mix(cast: Cast) -> None:
    with cast.at_work(), pytest.raises(NoOrganisation), acting_for(cast.foreign.id):
        pass


def plan_then_fail(cast: Cast) -> None:
    with cast.at_work():
        Store.objects.create(company=cast.company, name="Falder bort")
        raise ZeroDivisionError


def test_what_was_raised_is_undone(cast: Cast) -> None:
    with pytest.raises(ZeroDivisionError):
        plan_then_fail(cast)
    with cast.at_work():
        assert list(Store.objects.order_by("name").values_list("name", flat=True)) == [
            "Nørrebro Cykler",
            "Vesterbro Cykler",
        ]


def test_joins_name_the_organisation_on_both_sides(cast: Cast) -> None:
    with cast.at_work():
        query = str(Register.objects.select_related("store__company").query)
        (first,) = Register.objects.filter(store__company__cvr="10000009", code="K1")
    assert (
        query.count('"organisation_id" = ("organisation_')
        + query.count('organisation_id" = "organisation_')
        == 2
    )
    assert first.id == cast.register.id


def test_a_row_cannot_point_into_another_organisation(cast: Cast) -> None:
    with cast.abroad(), transaction.atomic(), connection.cursor() as cursor:
        Store.objects.create(company_id=cast.company.id, name="Trojansk")
        with pytest.raises(IntegrityError, match="violates foreign key"), transaction.atomic():
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
    with cast.at_work():
        assert Company.objects.count() == 1
