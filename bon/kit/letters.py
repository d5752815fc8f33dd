"""What a customer gets by e-mail or text message, in words: each app writes its own.

An app's `letters.py` ends in a table `LETTERS`: a word for the kind → what writes it, from the id
of what it is about. How it is sent, tried again and given up is the same for all (`bon.sales`).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple
from uuid import UUID


class Attachment(NamedTuple):
    """A paper that goes with an e-mail: its file's name, its kind (`application/pdf`), itself."""

    name: str
    kind: str
    content: bytes


class Written(NamedTuple):
    """`subject` and `body` of an e-mail; `text` of a text message, "" where none can be sent.
    `name` is what the shop calls it, `address` the office's page about it. `attached` makes the
    paper that goes with an e-mail, where there is one, once it is sent."""

    subject: str
    body: str
    text: str
    name: str
    address: str
    attached: Callable[[], Attachment] | None = None


Write = Callable[[UUID], Written | None]


def written(kind: str, about: UUID) -> Written | None:
    """`kind`: the app and its word, "sales.receipt". None where the server does not know what it
    is about yet."""
    app, _, word = kind.partition(".")
    letters: dict[str, Write] = import_module(f"bon.{app}.letters").LETTERS
    return letters[word](about)
