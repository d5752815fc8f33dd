"""Nothing more is bought from a supplier; what was, stays."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.purchasing.models import PurchaseOrder, Supplier
from bon.staff.access import require
from bon.staff.models import Person


def archive_supplier(person: Person, supplier: Supplier) -> None:
    """Raises Denied, and ValidationError while goods are on their way from them."""
    require(person, "purchase")
    under_way = PurchaseOrder.objects.filter(supplier=supplier, ended_at=None)
    if numbers := list(under_way.order_by("number").values_list("number", flat=True)[:5]):
        told = {"numbers": ", ".join(map(str, numbers))}
        raise ValidationError(_("Luk først ordre %(numbers)s.") % told)
    if supplier.archived_at is None:
        supplier.archived_at = timezone.now()
        supplier.save(update_fields=["archived_at"])
        audit.record("archived", supplier)
