"""Decides that a rule shall hold for goods, now or from a day to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.ids import uuid7s
from bon.kit.recordset import insert
from bon.pricing.actions.carry_out_repricing import carry_out_repricing
from bon.pricing.models import Repricing
from bon.pricing.preview import CHAIN, Where, repriced
from bon.pricing.rule import Rule
from bon.pricing.wording import sentence_of
from bon.staff.access import require
from bon.staff.models import Person
from till.shapes import Target

_NEW_PRICE = {
    "id": "uuid", "repricing_id": "uuid", "variant_id": "uuid", "before": "bigint",
    "amount": "bigint",
}  # fmt: skip


@transaction.atomic
def decide_repricing(
    person: Person,
    targets: Sequence[Target],
    rule: Rule,
    ending: str,
    starts_on: dt.date | None = None,
    where: Where = CHAIN,
) -> Repricing:
    """Every price that will be is written down. `ending` is the name of the rule's own.

    A margin is for who may see what goods cost. Raises ValidationError where no goods would get
    another price, and for a day that has begun.
    """
    require(person, "edit_goods")
    if rule.kind == "margin":
        require(person, "see_cost")
    if where.price_list and where.price_list.dropped_at:
        raise ValidationError({"price_list": _("Prislisten findes ikke mere.")})
    if starts_on is not None and starts_on <= timezone.localdate():
        raise ValidationError({"starts_on": _("Vælg en dag, der ikke er begyndt.")})
    rows = [row for row in repriced(rule, targets, where) if row.changes]
    if not rows:
        raise ValidationError(_("Ingen af varerne får en anden pris."))
    repricing = Repricing(
        targets=list(targets),
        price_list=where.price_list,
        kind=rule.kind,
        value=rule.value,
        ending=ending,
        starts_on=starts_on,
        goods=len(rows),
        who=person.id,
    )
    repricing.save()
    ids = uuid7s()
    prices = [
        {
            "id": next(ids),
            "repricing_id": repricing.id,
            "variant_id": row.variant,
            "before": row.listed,
            "amount": row.after,
        }
        for row in rows
    ]
    insert("pricing_newprice", _NEW_PRICE, prices)
    called, after = sentence_of(targets, rule), {"goods": len(rows), "from": starts_on}
    audit.record("repricing_decided", repricing, label=called, after=after)
    if starts_on is None:
        carry_out_repricing(repricing)
    return repricing
