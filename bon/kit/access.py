"""What an access function asks, and what it raises. One page turns each refusal into words."""

from __future__ import annotations

from typing import Protocol, TypeVar
from uuid import UUID

F = TypeVar("F")


class Actor(Protocol):
    """Somebody who works here. Who that is, and by what right, is for `staff` to know."""

    id: UUID
    name: str

    def may(self, permission: str, amount: int = 0) -> bool:
        """Whether they may do it alone; `amount` is what a limit is for."""
        ...


class Denied(Exception):
    """The person may not do this. `permission` is a code of the catalogue."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class NotFound(Exception):
    """No such row, or none that this person may know of: the two look the same."""


def known(found: F | None) -> F:
    """The row that was looked for. Raises NotFound where there is none."""
    if found is None:
        raise NotFound
    return found


def require(actor: Actor, permission: str, amount: int = 0) -> None:
    """Raises Denied unless the actor may, alone, as much as `amount`."""
    if not actor.may(permission, amount):
        raise Denied(permission)
