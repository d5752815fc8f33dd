"""Decides that something shall be so of many goods."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bon.bulk.access import require_wanted
from bon.bulk.actions.carry_out_edit import carry_out_edit
from bon.bulk.jobs import carry_out
from bon.bulk.models import BulkEdit
from bon.bulk.preview import Edited, preview
from bon.bulk.wanted import Wanted
from bon.catalog.actions.name_brand import name_brand
from bon.catalog.actions.name_category import name_category
from bon.kit import audit
from bon.kit.ids import uuid7s
from bon.kit.recordset import insert
from bon.staff.models import Person

AT_ONCE = 500  # more are done in the worker
_ROW = {
    "id": "uuid", "edit_id": "uuid", "product_id": "uuid", "before": "jsonb", "after": "jsonb",
    "kept": "text",
}  # fmt: skip


@transaction.atomic
def decide_edit(person: Person, products: Sequence[UUID], wanted: Wanted) -> BulkEdit:
    """What each of the products will be is written down, and done: at once, or soon where they are
    many. Raises Denied, NotFound, and ValidationError where nothing would change."""
    require_wanted(person, wanted)
    if not wanted.told():
        raise ValidationError(_("Skriv først, hvad der skal stå."))
    values = dict(wanted.values)
    if values.get("category"):
        values["category"] = str(name_category(person, values["category"]))
    if values.get("brand"):
        values["brand"] = str(name_brand(person, values["brand"]))
    wanted = wanted._replace(values=values)
    rows = preview(products, wanted).rows
    if not rows:
        raise ValidationError(_("Varerne er sådan allerede."))
    edit = BulkEdit(wanted=wanted.told(), goods=len(rows), who=person.id)
    edit.save(force_insert=True)
    insert("bulk_bulkrow", _ROW, _rows(edit, rows))
    audit.record("goods_edit_decided", edit, after={"goods": len(rows), "wanted": wanted.told()})
    if len(rows) <= AT_ONCE:
        carry_out_edit(edit.id)
        edit.refresh_from_db()
    else:
        carry_out.defer(organisation=str(edit.organisation_id), edit=str(edit.id))
    return edit


def _rows(edit: BulkEdit, rows: Sequence[Edited]) -> list[dict[str, object]]:
    ids = uuid7s()
    about = {"edit_id": edit.id, "kept": ""}
    return [
        {
            **about,
            "id": next(ids),
            "product_id": row.product,
            "before": row.before,
            "after": row.after,
        }
        for row in rows
    ]
