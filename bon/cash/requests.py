"""What registers hand in of the cash record: pictures of bills, on their own way."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy as _

from bon.cash.actions.keep_photo import keep_photo
from bon.staff.uplink import Asker, Handler, Refused

LARGEST = 4_000_000  # characters of base64: three megabytes
JPEG = b"\xff\xd8\xff"


class Bill(msgspec.Struct, frozen=True):
    photo: UUID
    content: Annotated[str, msgspec.Meta(max_length=LARGEST)]


def photo(asker: Asker, bill: Bill) -> Mapping[str, Any]:
    """Keeps it; only cash that names it shows it. Raises Refused."""
    try:
        content = b64decode(bill.content, validate=True)
    except ValueError as error:
        raise Refused("photo_unreadable") from error
    if not content.startswith(JPEG):
        raise Refused("photo_unreadable")
    keep_photo(bill.photo, content)
    return {}


REQUESTS: dict[str, Handler[Any]] = {
    "cash_photo": Handler(
        Bill, photo, _("Billede af et bilag"), {"photo_unreadable": _("Billedet kan ikke læses.")}
    )
}
QUESTIONS: dict[str, Handler[Any]] = {}
