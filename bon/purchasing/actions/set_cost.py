"""Says what goods of a delivery cost."""

from __future__ import annotations

from bon.kit import audit
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.models import ReceiptLine
from bon.staff.access import require
from bon.staff.models import Person


def set_cost(person: Person, line: ReceiptLine, cost: int | None) -> None:
    """`cost` of the line's pack, in hundredths of the delivery's currency. Raises Denied, and
    ValidationError for a delivery that is booked."""
    require(person, "change_cost")
    counting(line.receipt)
    before = audit.snapshot(line, "cost")
    line.cost = cost
    line.save(update_fields=["cost"])
    told = str(line.variant)
    audit.record("cost_set", line, label=told, before=before, after={"cost": cost})
