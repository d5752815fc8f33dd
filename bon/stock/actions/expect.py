"""Keeps what is on order from suppliers."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import msgspec
from django.db import connection

from bon.kit.tenancy import organisation_id

# In the order of the variants, as all others lock levels.
_EXPECT = """
INSERT INTO stock_level AS l (organisation_id, store_id, variant_id, ordered_milli)
SELECT %s, %s, r.variant, r.milli
FROM json_to_recordset(%s) AS r (variant uuid, milli bigint)
ORDER BY r.variant
ON CONFLICT (organisation_id, store_id, variant_id) DO UPDATE
SET ordered_milli = l.ordered_milli + excluded.ordered_milli
"""


def expect(store: UUID, deltas: Mapping[UUID, int]) -> None:
    """By how much more of each variant, in thousandths, is on its way to the store; negative:
    it came, or will not come."""
    rows = [{"variant": id, "milli": milli} for id, milli in deltas.items() if milli]
    if not rows:
        return
    told = msgspec.json.encode(rows).decode()
    with connection.cursor() as cursor:
        cursor.execute(_EXPECT, [organisation_id(), store, told])
