"""Every test that touches the database gets the real one; see tests/database.py."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.database import fresh_database

if TYPE_CHECKING:
    from bon.staff.cast import Cast

pytest_plugins = ["tests.workers"]

# A machine that is busy is no fault of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

FOUNDED = pytest.StashKey["Cast"]()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, request: pytest.FixtureRequest) -> Iterator[None]:
    """Instead of pytest-django's own: our roles, our template. The cast is in it before the first
    test: to found two organisations takes longer than most of what is told of them."""
    from bon.staff.cast import make_cast

    with fresh_database(django_db_blocker):
        with django_db_blocker.unblock():
            request.config.stash[FOUNDED] = make_cast()
        yield


@pytest.fixture
def cast(db: None, request: pytest.FixtureRequest) -> Cast:
    """Owner, manager, cashier and mechanic of one shop; a stranger who owns another."""
    return deepcopy(request.config.stash[FOUNDED])
