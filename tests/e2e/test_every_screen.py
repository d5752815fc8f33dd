"""Every screen and sheet of the register, looked at in every way: nothing may be in the way of
anybody, too small for a finger or wider than its place."""

from __future__ import annotations

from tests.e2e.console import Console
from tests.e2e.gallery import REGISTER, Eye
from tests.e2e.scenes import SCENES
from tests.e2e.visit import Visit

# Draws nothing: it speaks to the customer's two lines.
UNSEEN = {"src/views/Pole.svelte"}


def drawn() -> set[str]:
    """Every component of the register."""
    files = (REGISTER / "src").rglob("*.svelte")
    return {path.relative_to(REGISTER).as_posix() for path in files} - UNSEEN


def test_every_screen(visit: Visit, console: Console) -> None:
    console.allow("401")  # a display whose link was used up
    eye = Eye()
    visit.look = eye.look
    for scene in SCENES:
        scene(visit)
    assert sorted(set(eye.faults)) == []
    assert sorted(drawn() - eye.seen) == []
