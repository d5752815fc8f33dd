"""Whose signature an entry carries: ECDSA P-256 over the SHA-256 of the canonical text, raw r‖s."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from bon.journal.entry import read_base64url

RAW_BYTES = 64
_PREHASHED = ec.ECDSA(Prehashed(SHA256()))


class Key(Protocol):
    """A public key (base64url of the uncompressed point) and the entries it may have signed."""

    @property
    def public_key(self) -> str: ...
    @property
    def from_seq(self) -> int: ...
    @property
    def to_seq(self) -> int | None: ...


def is_signed(keys: Sequence[Key], seq: int, digest: bytes, signature: bytes) -> bool:
    """Whether one of the keys that count for `seq` signed the entry with this SHA-256."""
    return len(signature) == RAW_BYTES and any(
        _verifies(key.public_key, digest, signature) for key in keys if covers(key, seq)
    )


def covers(key: Key, seq: int) -> bool:
    return key.from_seq <= seq and (key.to_seq is None or seq <= key.to_seq)


def _verifies(public_key: str, digest: bytes, signature: bytes) -> bool:
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        _loaded(public_key).verify(encode_dss_signature(r, s), digest, _PREHASHED)
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=4096)
def _loaded(public_key: str) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), read_base64url(public_key))
