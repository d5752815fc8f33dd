"""`POST questions`: what a register asks while somebody waits. Nothing of it is kept."""

from __future__ import annotations

from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from bon.registers.door import Refused, Text, answer, door, read
from bon.registers.models import Device
from bon.registers.uplink import QUESTIONS, asker, run
from bon.staff import uplink


class Asked(msgspec.Struct, frozen=True):
    kind: Text
    body: msgspec.Raw
    employee: UUID | None = None
    approved_by: UUID | None = None


@door("POST")
def questions(request: HttpRequest, device: Device) -> HttpResponse:
    """200 with the answer; 409 with the reason why there is none."""
    if not device.current:
        raise Refused(401, "revoked")
    asked = read(request, Asked)
    who = asker(device, timezone.now(), asked.employee, asked.approved_by)
    try:
        told = run(QUESTIONS, asked.kind, who, bytes(asked.body))
    except uplink.Refused as refused:
        return answer({"error": refused.reason, "data": refused.data}, status=409)
    return answer({"answer": told})
