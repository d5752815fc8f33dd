"""What a register asks of its own: displays on other devices, for its customers to look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils import timezone

from bon.kit.tenancy import organisation_id
from bon.registers.devices import hash_of, new_secret
from bon.registers.display_door import OPEN
from bon.registers.models import Display
from bon.staff.uplink import Asker, Handler

DISPLAYS_MOST = 4


class Nothing(msgspec.Struct, frozen=True):
    """There is nothing to say beside who asks."""


def pair_display(asker: Asker, _nothing: Nothing) -> Mapping[str, Any]:
    """A token that one device may take, within ten minutes. Of more displays than a counter has
    room for the oldest go."""
    asker.allowed("sell")
    own = Display.objects.filter(register_id=asker.register)
    own.filter(paired_at=None).delete()
    kept = own.order_by("-paired_at", "-id").values_list("id", flat=True)[: DISPLAYS_MOST - 1]
    own.exclude(id__in=list(kept)).delete()
    secret = new_secret()
    Display.objects.create(register_id=asker.register, token_hash=hash_of(secret))
    ends = timezone.localtime(asker.at + OPEN)
    return {"token": f"{organisation_id()}.{secret}", "until": ends.isoformat()}


def forget_displays(asker: Asker, _nothing: Nothing) -> Mapping[str, Any]:
    """They show nothing any more."""
    asker.allowed("sell")
    Display.objects.filter(register_id=asker.register).delete()
    return {}


REQUESTS: dict[str, Handler[Any]] = {}
QUESTIONS = {
    "pair_display": Handler(Nothing, pair_display),
    "forget_displays": Handler(Nothing, forget_displays),
}
