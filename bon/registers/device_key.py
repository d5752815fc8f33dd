"""The key of a simulated device: what a browser keeps where nobody can read it."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_WITH = ec.ECDSA(SHA256())


class DeviceKey:
    """A P-256 pair."""

    def __init__(self) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())
        point = self._private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        self.public_key = base64url(point)

    def sign(self, text: str) -> str:
        """Raw r‖s over the text's UTF-8, base64url."""
        r, s = decode_dss_signature(self._private.sign(text.encode(), _WITH))
        return base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
