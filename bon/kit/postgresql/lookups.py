"""Ids that are among many: `id__in` and its like on references.

Django writes each value into the statement; ten thousand ids then take longer to write and to
read than to find. Here the list is one array, which PostgreSQL plans alike.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import UUIDField
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.fields.tuple_lookups import ColPairs  # type: ignore[attr-defined]
from django.db.models.lookups import In


class _OneArray:
    """Before Django's own lookup in the order of the bases."""

    def process_rhs(self: Any, compiler: Any, connection: Any) -> Any:
        if not _are_values(self):
            return super().process_rhs(compiler, connection)  # type: ignore[misc]
        values = list(dict.fromkeys(value for value in self.rhs if value is not None))
        if not values:
            raise EmptyResultSet
        return "ANY(%s)", (values,)

    def get_rhs_op(self: Any, connection: Any, rhs: str) -> str:
        if not _are_values(self):
            operator: str = super().get_rhs_op(connection, rhs)  # type: ignore[misc]
            return operator
        return f"= {rhs}"


def _are_values(lookup: Any) -> bool:
    if isinstance(lookup.lhs, ColPairs) or not lookup.rhs_is_direct_value():
        return False
    return not any(hasattr(value, "resolve_expression") for value in lookup.rhs)


@UUIDField.register_lookup
class IdIn(_OneArray, In):
    """A UUID among a list of them."""


class ReferenceIn(_OneArray, RelatedIn):
    """A reference to one of a list of rows, or of their ids."""
