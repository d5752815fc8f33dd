"""How far the catalogue has come: one number for each organisation."""

from __future__ import annotations

from typing import ClassVar

from django.db import connection, models

from bon.kit.ids import uuid7
from bon.kit.models import TenantModel
from bon.kit.tenancy import organisation_id


class Revision(TenantModel):
    """Raised under its row lock by every change of goods, in the same transaction. A change with
    a higher number has committed later, so who has seen `number` has missed nothing below."""

    number = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id"], name="revision_one")
        ]

    @staticmethod
    def advance() -> int:
        """The next revision, for the rows about to change. Other writers of this catalogue wait
        until this transaction ends: take it before locking anything else of the catalogue."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO catalog_revision AS r (organisation_id, id, number) "
                "VALUES (%s, %s, 1) ON CONFLICT (organisation_id) "
                "DO UPDATE SET number = r.number + 1 RETURNING number",
                [organisation_id(), uuid7()],
            )
            (number,) = cursor.fetchone()
        return int(number)

    @staticmethod
    def hold() -> None:
        """Nobody else changes the catalogue until this transaction ends: for who reads it first
        and finds out then whether anything is to be changed."""
        Revision.objects.select_for_update().first()
