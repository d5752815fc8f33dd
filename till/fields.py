"""Reading a request: a field is of the kind it should be, or the request is refused.

`type(value) is int` and not `isinstance`: `True` is an `int` to one interpreter only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal

if TYPE_CHECKING:
    from typing import Any


def bad(field: str) -> Refusal:
    """The refusal of a request whose `field` is missing or of the wrong kind."""
    return Refusal("bad_request", {"field": field})


def is_whole(value: Any) -> bool:
    """Whether `value` is an integer, booleans and floats excluded."""
    return type(value) is int


def whole(source: dict[str, Any], field: str) -> int:
    """The integer in `field`. Refuses with `bad_request`."""
    value = source.get(field)
    if type(value) is not int:
        raise bad(field)
    return value


def text(source: dict[str, Any], field: str) -> str:
    """The non-empty string in `field`. Refuses with `bad_request`."""
    value = source.get(field)
    if type(value) is not str or value == "":
        raise bad(field)
    return value


def optional_text(source: dict[str, Any], field: str) -> str | None:
    """The string in `field`, or None where it is absent, null or empty."""
    value = source.get(field)
    if value is None or value == "":
        return None
    if type(value) is not str:
        raise bad(field)
    return value


def record(source: dict[str, Any], field: str) -> dict[str, Any]:
    """The object in `field`. Refuses with `bad_request`."""
    value = source.get(field)
    if type(value) is not dict:
        raise bad(field)
    return value


def records(source: dict[str, Any], field: str) -> list[Any]:
    """The list in `field`. Refuses with `bad_request`."""
    value = source.get(field)
    if type(value) is not list:
        raise bad(field)
    return value
