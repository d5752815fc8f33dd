"""What was decided of goods is so from now on; or what was before it is so again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from bon.bulk.models import BulkEdit, BulkRow
from bon.bulk.standing import standing
from bon.bulk.switching import switch
from bon.catalog.actions.name_brand import name_brand
from bon.catalog.actions.name_category import name_category
from bon.catalog.models import Revision
from bon.kit import audit
from bon.staff.models import Person

NEXT = {"waiting": "done", "undoing": "undone"}


@transaction.atomic
def carry_out_edit(edit_id: UUID) -> None:
    """All of it or nothing. Goods that somebody else has changed keep that, and are counted. One
    that was carried out stays as it is."""
    edit = BulkEdit.objects.select_for_update().get(id=edit_id)
    if edit.ended:
        return
    back = edit.status == "undoing"
    revision = Revision.advance()
    rows = list(BulkRow.objects.filter(edit=edit, kept="").order_by("id"))
    now = standing([row.product_id for row in rows], {name for row in rows for name in row.after})
    still, others = list[BulkRow](), list[BulkRow]()
    for row in rows:
        left = row.after if back else row.before
        stands = now.get(row.product_id, {})
        there = all(stands.get(name) == value for name, value in left.items())
        (still if there else others).append(row)
    if back:
        _make_again(Person.objects.get(id=edit.who), still)
    kept = [row.id for row in others]
    BulkRow.objects.filter(id__in=kept).update(kept="since" if back else "then")
    with audit.done_by(edit.who):
        switch(
            {row.product_id: row.before if back else row.after for row in still},
            {row.product_id: row.after if back else row.before for row in still},
            revision,
            edit.who,
        )
        edit.skipped += len(others)
        edit.status = NEXT[edit.status]
        edit.save(update_fields=["status", "skipped"])
        audit.record("goods_edited", edit, after={"status": edit.status, "goods": len(still)})


def _make_again(person: Person, rows: Iterable[BulkRow]) -> None:
    """Categories and brands that goods go back to, and that have gone meanwhile."""
    for path in sorted({row.before.get("category", "") for row in rows}):
        name_category(person, path)
    for name in sorted({row.before.get("brand", "") for row in rows}):
        name_brand(person, name)
