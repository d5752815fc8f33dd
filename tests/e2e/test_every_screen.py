"""Every screen and sheet of the register, looked at in every way: nothing may be in the way of
anybody, too small for a finger or wider than its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.conftest import OpenContext
from tests.e2e.counter import Counter
from tests.e2e.gallery import REGISTER, Eye, gallery
from tests.e2e.scenes import SCENES
from tests.e2e.visit import Visit


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with gallery(tmp_path_factory.mktemp("gallery")) as served:
        yield served


# Draws nothing: it speaks to the customer's two lines.
UNSEEN = {"src/views/Pole.svelte"}


def drawn() -> set[str]:
    """Every component of the register."""
    files = (REGISTER / "src").rglob("*.svelte")
    return {path.relative_to(REGISTER).as_posix() for path in files} - UNSEEN


def test_every_screen(address: str, open_context: OpenContext) -> None:
    eye = Eye()
    visit = Visit(Counter(open_context(service_workers="block"), address), eye.look)
    for scene in SCENES:
        scene(visit)
    assert sorted(set(eye.faults)) == []
    assert sorted(drawn() - eye.seen) == []
