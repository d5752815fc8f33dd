"""What is to be changed of goods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID


class Wanted(NamedTuple):
    """`values`: fields of `standing.FIELDS` that shall be so. `add_tags` and `remove_tags` are
    words. `supplier`: whom the goods are bought from, by name. `bounds`: how little and how much
    each of `stores`, ids, wants of them, in thousandths."""

    values: Mapping[str, Any] = {}
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    supplier: str = ""
    bounds: tuple[int, int] | None = None
    stores: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self)

    @property
    def buys(self) -> bool:
        """Whether it says something that is for whoever may purchase."""
        return bool(self.supplier or self.bounds)

    def told(self) -> dict[str, Any]:
        """As JSON has it; `read` gives it back."""
        return {name: value for name, value in self._asdict().items() if value}

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Wanted:
        bounds = told.get("bounds")
        several = {n: tuple(told.get(n, ())) for n in ("add_tags", "remove_tags", "stores")}
        return cls(
            told.get("values", {}),
            **several,
            supplier=told.get("supplier", ""),
            bounds=(bounds[0], bounds[1]) if bounds else None,
        )


Values = dict[str, Any]
Standing = dict[UUID, Values]  # of products
