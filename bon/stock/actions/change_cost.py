"""A person says what a piece of goods costs that lie in a store."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from bon.catalog.models import Variant
from bon.kit import audit
from bon.staff.access import require, store_for
from bon.staff.models import Person
from bon.stock.actions.move import lock
from bon.stock.actions.set_cost import Cost, set_cost
from bon.stock.models import Adjustment
from bon.stock.queries import unit_costs
from bon.stock.reasons import COST

ORE = 1_000  # thousandths of an øre


def change_cost(person: Person, store: UUID, variant: Variant, cost: int, note: str) -> Adjustment:
    """`cost`: of a piece, in øre without VAT. Raises Denied, NotFound."""
    require(person, "change_cost")
    found = store_for(person, store)
    with transaction.atomic():
        lock([found.id], [variant.id])
        before = unit_costs(found.id, [variant.id]).get(variant.id, 0)
        made: Adjustment = Adjustment.objects.create(
            store=found, reason=COST.code, note=note, who=person.id
        )
        set_cost(made.id, found.id, [Cost(variant.id, unit_cost=cost * ORE)], who=person.id)
        audit.record(
            "cost_changed",
            made,
            label=f"{variant}, {found}",
            before={"cost": before // ORE},
            after={"cost": cost, "note": note},
        )
    return made
