"""Text messages: one small interface that a gateway's class fills in, named by a setting.

A gateway is a class without arguments and with `send(to, text)`. It raises `NotSent` where the
message did not go out: `again` says whether it is worth another try.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from bon.kit.ids import uuid7


class NotSent(Exception):
    """The message did not go out; the text says why, for the shop."""

    def __init__(self, why: str, *, again: bool = True) -> None:
        super().__init__(why)
        self.again = again


class Gateway(Protocol):
    def send(self, to: str, text: str) -> None:
        """`to` in international form, `+4586102030`. Raises NotSent."""


class Folder:
    """Stands in for a gateway: each message becomes a file."""

    def send(self, to: str, text: str) -> None:
        folder = Path(settings.SMS_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{uuid7()}.txt").write_text(f"{to}\n\n{text}\n", encoding="utf-8")


def send_sms(to: str, text: str) -> None:
    """Raises NotSent."""
    gateway = cast(type[Gateway], import_string(settings.SMS_GATEWAY))
    gateway().send(to, text)
