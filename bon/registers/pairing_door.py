"""`POST /register/v1/pair`: the only request at the door without a token."""

from __future__ import annotations

from base64 import urlsafe_b64decode

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from django.http import HttpRequest, HttpResponse

from bon.registers import wrong_tries
from bon.registers.actions.pair_device import CodeUnknown, DeviceFacts, Paired, pair_device
from bon.registers.door import Refused, Text, answer, public_door, read


class AskedDevice(msgspec.Struct, frozen=True):
    name: Text
    agent: Text = ""
    persistent: bool | None = None


class Asked(msgspec.Struct, frozen=True):
    code: str
    public_key: str
    device: AskedDevice


@public_door("POST")
def pair(request: HttpRequest) -> HttpResponse:
    """201 with the token; 404 for a code that is not open, 429 after too many of them."""
    asked = read(request, Asked)
    if not is_public_key(asked.public_key):
        raise Refused(400, "bad_request", "public_key is no point of P-256")
    address = wrong_tries.address_of(request)
    if not wrong_tries.count(address):
        raise Refused(429, "slow_down", "too many wrong codes; wait ten minutes")
    device = asked.device
    facts = DeviceFacts(device.name, device.agent, device.persistent)
    try:
        paired = pair_device(asked.code, asked.public_key, facts)
    except CodeUnknown as error:
        raise Refused(404, "code_unknown") from error
    wrong_tries.forgive(address)
    return answer(_told(paired), status=201)


def is_public_key(text: str) -> bool:
    """Whether this is base64url of an uncompressed point on P-256 (SEC 1 §2.3.3)."""
    try:
        point = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        return False
    return len(point) == 65


def _told(paired: Paired) -> dict[str, object]:
    return {
        "token": paired.token,
        "register": str(paired.device.register_id),
        "key": str(paired.device.id),
        "head": {"seq": paired.head.seq, "hash": paired.head.hash},
        "resume": paired.resume and paired.resume._asdict(),
    }
