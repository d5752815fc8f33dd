"""What an access function raises. One page turns each into words."""

from __future__ import annotations


class Denied(Exception):
    """The person may not do this. `permission` is a code of the catalogue."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class NotFound(Exception):
    """No such row, or none that this person may know of: the two look the same."""
