"""The back office, for every app's tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from bon.staff.cast import Cast, Office


@pytest.fixture(autouse=True)
def static_files_as_they_are(settings: Any) -> None:
    """Pages of a test name their static files without the hashes that `bon run` gives them."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def speaks_danish(settings: Any) -> Iterator[None]:
    """A page that was asked for in English leaves its language behind in the thread."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def office(cast: Cast) -> Office:
    """Browsers of the back office, one for each who may sign in."""
    return Office(cast, Client)
