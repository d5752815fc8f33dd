"""The one byte form of an entry: sorted keys, no spaces, integers only, UTF-8.

For the values it takes it is RFC 8785 (JSON Canonicalization Scheme), except that keys
sort by code point, which for the names we use is the same. Written out by hand because
one interpreter's `json.dumps` cannot sort and the two escape differently.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_MAX_KEYS = 1_000
_keys: dict[str, str] = {}
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def encode(value: Any) -> str:
    """The canonical text of a value made of dicts, lists, strings, integers, booleans, None.

    Raises TypeError for anything else, floats above all.
    """
    parts: list[str] = []
    _write(value, parts.append)
    return "".join(parts)


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of `text`, as lower-case hex."""
    return hashlib.sha256(text.encode()).digest().hex()


def _write(value: Any, put: Callable[[str], None]) -> None:
    kind = type(value)
    if kind is str:
        put(_quoted(value))
    elif kind is int:
        put(str(value))
    elif kind is dict:
        _write_dict(value, put)
    elif kind is list:
        _write_list(value, put)
    elif value is None or kind is bool:
        put(json.dumps(value))
    else:
        raise TypeError("not canonical: " + kind.__name__)


def _write_dict(value: dict[str, Any], put: Callable[[str], None]) -> None:
    separator = "{"
    for key in sorted(value):
        put(separator)
        put(_keys.get(key) or _key(key))
        _write(value[key], put)
        separator = ","
    put("}" if value else "{}")


def _write_list(value: list[Any], put: Callable[[str], None]) -> None:
    separator = ""
    put("[")
    for element in value:
        put(separator)
        _write(element, put)
        separator = ","
    put("]")


def _key(key: str) -> str:
    """The text of a key, kept for next time: an entry repeats its few keys on every line."""
    if len(_keys) >= _MAX_KEYS:
        _keys.clear()
    text = _keys[key] = _quoted(key) + ":"
    return text


def _quoted(text: str) -> str:
    # Both interpreters leave a text alone that needs no escape; where one of them has
    # touched it, we decide for ourselves.
    quoted = json.dumps(text)
    if len(quoted) == len(text) + 2:
        return quoted
    return '"' + "".join([_escaped(c) for c in text]) + '"'


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character < " ":
        return "\\u%04x" % ord(character)
    return character
