"""Prints labels: the worker makes their files, and small runs are made at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.models import Variant
from bon.kit import audit
from bon.labels.actions.carry_out_run import carry_out_run
from bon.labels.jobs import print_labels
from bon.labels.models import COPIES_MOST, Due, Run, Template
from bon.labels.queries import due_of, templates
from bon.organisation.models import Store
from bon.staff.access import require
from bon.staff.models import Person

AT_ONCE = 300


def print_due(
    person: Person, store: Store, template: Template, copies: Mapping[UUID, int], begin: int = 0
) -> Run:
    """Rows of the store's queue, by their ids, with how many of each; they leave it. A row that
    somebody else has printed meanwhile is left out. Raises ValidationError where none is left."""
    require(person, "labels")
    rows = Due.objects.filter(store=store, id__in=copies).select_for_update(of=("self",))
    in_order = ("variant__product__category__sort_key", "variant__sort_key", "variant_id")
    taken = list(rows.order_by(*in_order))
    lines = [(row.variant_id, copies[row.id]) for row in taken]
    run = _start(person, store, template, lines, begin)
    run.taken = [
        {
            "variant": str(row.variant_id),
            "kind": row.kind,
            "reason": row.reason,
            "copies": row.copies,
            "since": row.since.isoformat(),
            "was": row.was,
        }
        for row in taken
    ]
    run.save(update_fields=["taken"])
    Due.objects.filter(store=store, id__in=[row.id for row in taken]).delete()
    return _make(run)


def print_waiting(person: Person, store: Store, kind: str, variants: Collection[UUID]) -> Run:
    """What waits of these goods, on the paper of its kind that the store prints on first. Raises
    ValidationError where nothing waits any more."""
    rows = due_of(variants, store.id).get(kind, [])
    copies = {row.id: row.copies for row in rows}
    return print_due(person, store, templates(store.id, kind)[0], copies)


def print_goods(
    person: Person, store: Store, template: Template, copies: Mapping[UUID, int], begin: int = 0
) -> Run:
    """Goods that are not in the queue, by their variants."""
    require(person, "labels")
    known = Variant.objects.filter(id__in=copies).order_by("sort_key", "id")
    lines = [(id, copies[id]) for id in known.values_list("id", flat=True)]
    return _make(_start(person, store, template, lines, begin))


def _start(
    person: Person, store: Store, template: Template, lines: list[tuple[UUID, int]], begin: int
) -> Run:
    wanted = [(str(id), min(count, COPIES_MOST)) for id, count in lines if count > 0]
    if not wanted:
        raise ValidationError(_("Der er ingen etiketter at printe."))
    run: Run = Run.objects.create(
        store=store,
        name=template.name,
        kind=template.kind,
        layout=template.layout,
        lines=wanted,
        begin=begin % template.drawn.places,
        total=sum(count for _id, count in wanted),
        who=person.id,
    )
    audit.record("labels_printed", run, label=run.name, after={"labels": run.total})
    return run


def _make(run: Run) -> Run:
    if run.total <= AT_ONCE:
        return carry_out_run(run.organisation_id, run.id)
    print_labels.defer(organisation=str(run.organisation_id), run=str(run.id))
    return run
