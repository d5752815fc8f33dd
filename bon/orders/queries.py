"""Reads over what is promised. Quantities are thousandths."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from bon.kit.tenancy import organisation_id

_RESERVED = """
SELECT o.store_id, l.variant_id, sum(greatest(0, l.quantity_milli - coalesce(p.picked, 0)))::bigint
FROM orders_orderline l
JOIN orders_order o ON o.organisation_id = %(tenant)s AND o.id = l.order_id
LEFT JOIN LATERAL (
  SELECT sum(e.quantity_milli) AS picked FROM orders_entry e
  WHERE e.organisation_id = %(tenant)s AND e.order_id = l.order_id AND e.line = l.no) p ON true
WHERE l.organisation_id = %(tenant)s AND l.variant_id = ANY (%(variants)s)
  AND o.settled_at IS NULL AND o.kind <> 'quote'
GROUP BY o.store_id, l.variant_id
"""


def reserved(variants: Iterable[UUID]) -> dict[tuple[UUID, UUID], int]:
    """How much of each variant a store has promised to customers, by store and variant."""
    with connection.cursor() as cursor:
        cursor.execute(_RESERVED, {"tenant": organisation_id(), "variants": list(variants)})
        return {(store, variant): milli for store, variant, milli in cursor.fetchall()}
