"""Changes how much of some goods is ordered."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit.access import NotFound
from bon.purchasing.actions.change_order import draft
from bon.purchasing.models import PurchaseLine, PurchaseOrder
from bon.staff.access import require
from bon.staff.models import Person

MOST = 100_000


def change_line(
    person: Person,
    order: PurchaseOrder,
    line: PurchaseLine,
    packs: int,
    cost: int | None = None,
) -> None:
    """`packs`: 0 takes the line off. `cost` of a pack; None leaves it. Raises Denied, NotFound for
    a line of another order, and ValidationError once the order is sent."""
    require(person, "purchase")
    draft(order)
    found = PurchaseLine.objects.filter(id=line.id, order=order).first()
    if found is None:
        raise NotFound
    if packs <= 0:
        found.delete()
        return
    if packs > MOST:
        raise ValidationError(_("Tallet er for stort."))
    if cost is not None and cost != found.cost:
        require(person, "change_cost")
        found.cost = cost
    found.packs = packs
    found.save(update_fields=["packs", "cost"])
