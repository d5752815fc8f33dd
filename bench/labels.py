"""Twenty thousand real goods as labels: sheets, a roll and a label printer's own language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import psutil

from bench.result import Result
from bench.rounds import seconds

if TYPE_CHECKING:
    from bon.staff.models import Person

# An owner prints the whole shop anew in the time it takes to fetch the paper.
BUDGET_SECONDS = 120
# What the last thousand may need more than the first.
BUDGET_MB = 20
PAPERS = (
    ("sheets", "a4-3x8", "pdf"),
    ("roll", "roll-57x32", "pdf"),
    ("zpl", "roll-57x32", "zpl203"),
)


def run() -> list[Result]:
    from bench.house.goods import open_whole_shop

    owner = open_whole_shop("Etiketter")
    if owner is None:
        return []
    return [result for paper in PAPERS for result in _print(owner, *paper)]


def _print(owner: Person, name: str, medium: str, output: str) -> list[Result]:
    from bon.labels.actions.carry_out_run import carry_out_run

    asked, total = _ask(owner, medium, output)
    used: list[float] = []

    def note_memory(run: object) -> None:
        used.append(psutil.Process().memory_info().rss / 1024 / 1024)

    took = seconds(lambda: carry_out_run(owner.organisation_id, asked, note_memory))
    note = f"{total:,} labels"
    return [
        Result(f"labels {name}", took, "s", budget=BUDGET_SECONDS, note=note),
        Result(f"labels {name} memory", max(used) - used[0], "MB", budget=BUDGET_MB, note=note),
    ]


def _ask(owner: Person, medium: str, output: str) -> tuple[UUID, int]:
    import msgspec

    from bon.catalog.models import Variant
    from bon.kit.tenancy import acting_for
    from bon.labels import layout, media
    from bon.labels.models import Run
    from bon.labels.ready import ready
    from bon.organisation.models import Store

    paper = ready("shelf", media.BY_CODE[medium].layout)
    drawn = layout.kept(msgspec.structs.replace(paper, output=output))
    with acting_for(owner.organisation_id):
        lines = [(str(id), 1) for id in Variant.objects.values_list("id", flat=True)]
        run = Run.objects.create(
            store=Store.objects.get(), name=medium, kind="shelf", layout=drawn,
            lines=lines, total=len(lines),
        )  # fmt: skip
    return UUID(str(run.id)), len(lines)
