"""The two interpreters as fixtures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.node import NODE
from tests.parity.interpreters import LOADER, Handle, MicroPython
from till.port import handle


@pytest.fixture(scope="session")
def micropython() -> Iterator[Handle]:
    """The port on MicroPython, in one Node process for the whole run."""
    for needed in (NODE, LOADER):
        if not needed.exists():
            pytest.skip(f"PARITY IS NOT PROVEN: {needed} is missing; `make test` installs it")
    with MicroPython() as interpreter:
        yield interpreter.handle


@pytest.fixture(params=["cpython", pytest.param("micropython", marks=pytest.mark.node)])
def till_handle(request: pytest.FixtureRequest) -> Handle:
    """The port, once on each interpreter."""
    if request.param == "cpython":
        return handle
    chosen: Handle = request.getfixturevalue("micropython")
    return chosen
