"""Makes the files of a run, one a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from uuid import UUID

from django.utils import timezone, translation

from bon.kit.tenancy import acting_for
from bon.labels.faces import faces
from bon.labels.fields import Face
from bon.labels.layout import Layout
from bon.labels.models import Part, Run
from bon.labels.pdf import pdf
from bon.labels.zpl import zpl
from bon.organisation.models import Organisation, Store

# What a printer's driver swallows, and what keeps the memory flat however many there are.
PART_LABELS = 1_000


def carry_out_run(
    organisation: UUID, run_id: UUID, progress: Callable[[Run], None] = lambda run: None
) -> Run:
    """Goes on where an interrupted run stopped; one that has ended stays as it is. A label says
    what holds when it is made."""
    while True:
        with acting_for(organisation):
            run: Run = Run.objects.select_for_update(of=("self",)).get(id=run_id)
            if run.ended:
                return run
            _make_part(run, organisation)
            run.save(update_fields=["done", "parts", "ended_at"])
        progress(run)


def _make_part(run: Run, organisation: UUID) -> None:
    layout = run.drawn
    begin = run.begin if run.parts == 0 else 0
    most = _labels_of(layout) - begin
    ids = list(islice(_ids(run.lines), run.done, run.done + most))
    if ids:
        language = Organisation.objects.get(id=organisation).language
        with translation.override(language):
            content = _content(run, layout, _faces(run.store, ids), begin)
        run.parts += 1
        run.done += len(ids)
        Part.objects.create(run=run, number=run.parts, content=content)
    if run.done >= run.total or not ids:
        run.ended_at = timezone.now()


def _labels_of(layout: Layout) -> int:
    """How many labels a file holds: whole sheets."""
    return max(PART_LABELS // layout.places, 1) * layout.places


def _ids(lines: Sequence[tuple[str, int]]) -> Iterator[UUID]:
    for variant, copies in lines:
        id = UUID(variant)
        for _copy in range(copies):
            yield id


def _faces(store: Store, ids: Sequence[UUID]) -> list[Face]:
    known = faces(store, list(dict.fromkeys(ids)))
    return [known[id] for id in ids if id in known]


def _content(run: Run, layout: Layout, faces: Sequence[Face], begin: int) -> bytes:
    if layout.output == "pdf":
        return pdf(layout, faces, begin, run.name)
    return zpl(layout, faces)
