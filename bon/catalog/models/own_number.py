"""The barcodes a shop makes itself, for goods that came without one."""

from __future__ import annotations

from typing import ClassVar

from django.db import connection, models

from bon.kit.ids import uuid7
from bon.kit.models import TenantModel
from bon.kit.tenancy import organisation_id


class OwnNumber(TenantModel):
    """How many have been drawn, raised under its row lock: none is ever drawn twice, whether or
    not the goods it was drawn for still have it."""

    number = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id"], name="own_number_one")
        ]

    @staticmethod
    def draw(count: int) -> range:
        """So many more; whoever else draws waits until this transaction ends."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO catalog_ownnumber AS n (organisation_id, id, number) "
                "VALUES (%(tenant)s, %(id)s, %(count)s) ON CONFLICT (organisation_id) "
                "DO UPDATE SET number = n.number + excluded.number RETURNING number",
                {"tenant": organisation_id(), "id": uuid7(), "count": count},
            )
            (last,) = cursor.fetchone()
        return range(int(last) - count + 1, int(last) + 1)
