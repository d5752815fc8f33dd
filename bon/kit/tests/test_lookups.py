"""Rows that are among many."""

from __future__ import annotations

from uuid import UUID

import pytest

from bon.kit.ids import uuid7
from bon.organisation.models import Register, Store
from bon.staff.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_list_of_ids_is_one_value(cast: Cast) -> None:
    many = [uuid7() for _ in range(2_000)]
    with cast.at_work():
        found = Store.objects.filter(id__in=[*many, str(cast.store.id), cast.store.id, None])
        assert [store.id for store in found] == [cast.store.id]
        _statement, values = found.query.sql_with_params()
        assert len(values) == 2  # the organisation and the list
        referring = Register.objects.filter(store__in=[*many, cast.store])
        assert {register.store_id for register in referring} == {cast.store.id}
        assert len(referring.query.sql_with_params()[1]) == 2


def test_of_none_there_are_none_and_without_none_there_are_all(cast: Cast) -> None:
    with cast.at_work():
        every = Store.objects.count()
        nobody: list[UUID | None] = [None]
        assert Store.objects.filter(id__in=[]).count() == 0
        assert Store.objects.filter(id__in=nobody).count() == 0
        assert Store.objects.exclude(id__in=[]).count() == every
        assert Store.objects.exclude(id__in=[cast.store.id]).count() == every - 1


def test_a_question_within_a_question_stays_one(cast: Cast) -> None:
    with cast.at_work():
        stores = Store.objects.filter(id=cast.store.id)
        found = Register.objects.filter(store__in=stores)
        assert {register.store_id for register in found} == {cast.store.id}
        assert "SELECT" in str(found.query).split("WHERE", 1)[1]
    with cast.abroad():
        assert Store.objects.filter(id__in=[cast.store.id]).count() == 0
