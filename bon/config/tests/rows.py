"""Rows behind pages, as their addresses name them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

Ids = dict[str, dict[str, Any]]  # the name of a page → the parameters of its address


def every(space: str, names: str, id: UUID) -> Ids:
    """The same row behind each of some pages of a namespace."""
    return {f"{space}:{name}": {"id": id} for name in names.split()}
