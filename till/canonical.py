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
    from typing import Any

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def encode(value: Any) -> str:
    """The canonical text of a value made of dicts, lists, strings, integers, booleans, None.

    Raises TypeError for anything else, floats above all.
    """
    if type(value) is str:
        return _quoted(value)
    if type(value) is int:
        return str(value)
    if type(value) is dict:
        return (
            "{" + ",".join([_quoted(key) + ":" + encode(value[key]) for key in sorted(value)]) + "}"
        )
    if type(value) is list:
        return "[" + ",".join([encode(element) for element in value]) + "]"
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    raise TypeError("not canonical: " + type(value).__name__)


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of `text`, as lower-case hex."""
    return hashlib.sha256(text.encode()).digest().hex()


def _quoted(text: str) -> str:
    plain = '"' + text + '"'
    # Both interpreters leave a text alone that needs no escape; where one of them has
    # touched it, we decide for ourselves.
    if json.dumps(text) == plain:
        return plain
    return '"' + "".join([_escaped(c) for c in text]) + '"'


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character < " ":
        return "\\u%04x" % ord(character)
    return character
