"""What goods cost on lists that are not the chain's, from when on: the same history as the chain's.

On such a list a `PricePoint` without an amount says that the goods are not on it, or that it does
not hold: a list whose days begin or end writes down both as its goods' prices turn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from bon.catalog.models import PriceList
from bon.catalog.variants import write_points
from bon.kit.tenancy import organisation_id

# Of each variant what holds now, where that is something else than was written down last.
_TURNED = """
SELECT v.id, CASE WHEN %(holds)s THEN p.amount END
FROM catalog_variant v
LEFT JOIN catalog_listedprice p ON p.organisation_id = %(tenant)s
  AND p.price_list_id = %(list)s AND p.variant_id = v.id
LEFT JOIN LATERAL (
  SELECT n.amount FROM catalog_pricepoint n
  WHERE n.organisation_id = %(tenant)s AND n.variant_id = v.id AND n.price_list_id = %(list)s
  ORDER BY n.starts_at DESC, n.id DESC LIMIT 1) AS last ON true
WHERE v.organisation_id = %(tenant)s AND v.id = ANY (%(variants)s)
  AND last.amount IS DISTINCT FROM CASE WHEN %(holds)s THEN p.amount END
ORDER BY v.id
"""


def note_listed(
    price_list: PriceList,
    variants: Collection[UUID],
    who: UUID | None,
    today: dt.date | None = None,
) -> list[UUID]:
    """Adds what these variants cost on a list from now on, and gives those that it is something
    else for. `today` where it is not this day."""
    if not variants:
        return []
    day = today or timezone.localdate()
    holds = PriceList.objects.filter(PriceList.holding(day), id=price_list.id).exists()
    values: dict[str, Any] = {
        "tenant": organisation_id(),
        "list": price_list.id,
        "variants": list(variants),
        "holds": holds,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TURNED, values)
        turned = cursor.fetchall()
    write_points(price_list, dict(turned), "changed", who)
    return [variant for variant, _amount in turned]
