"""Every test that touches the database gets the real one; see tests/database.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.database import fresh_database


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Instead of pytest-django's own: our roles, our template."""
    with fresh_database(django_db_blocker):
        yield
