"""What is to be changed of goods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID


class Watched(NamedTuple):
    """How little and how much a store wants of goods, in thousandths; `store` "" is every store,
    `minimum_milli` None goods that are no longer watched."""

    store: str
    minimum_milli: int | None
    maximum_milli: int | None


class Wanted(NamedTuple):
    """`values`: fields of `standing.FIELDS` that shall be so. `add_tags` and `remove_tags` are
    words. `supplier`: whom the goods are bought from, an id."""

    values: Mapping[str, Any] = {}
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    supplier: str = ""
    bounds: Watched | None = None

    def __bool__(self) -> bool:
        return any(self)

    def told(self) -> dict[str, Any]:
        """As JSON has it; `read` gives it back."""
        return {name: value for name, value in self._asdict().items() if value}

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Wanted:
        bounds = told.get("bounds")
        tags = {name: tuple(told.get(name, ())) for name in ("add_tags", "remove_tags")}
        return cls(
            told.get("values", {}),
            **tags,
            supplier=told.get("supplier", ""),
            bounds=Watched(*bounds) if bounds else None,
        )


Values = dict[str, Any]
Standing = dict[UUID, Values]  # of products
