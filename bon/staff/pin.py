"""PINs at the till: PBKDF2-HMAC-SHA256, which WebCrypto can check without a network."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import NamedTuple

ITERATIONS = 210_000
LENGTHS = range(4, 9)


class Verifier(NamedTuple):
    """What is kept of a PIN. Salt and hash are base64url without padding; how many digits it has
    anybody sees who stands beside."""

    salt: str
    iterations: int
    hash: str
    digits: int


def is_pin(pin: str) -> bool:
    """Four to eight digits, not all the same and no simple run."""
    return (
        pin.isascii()
        and pin.isdigit()
        and len(pin) in LENGTHS
        and len(set(pin)) > 1
        and pin not in "0123456789"
        and pin not in "9876543210"
    )


def derive(pin: str) -> Verifier:
    salt = secrets.token_bytes(16)
    digest = _text(_stretch(pin, salt, ITERATIONS))
    return Verifier(_text(salt), ITERATIONS, digest, len(pin))


def matches(pin: str, kept: Verifier) -> bool:
    salt = base64.urlsafe_b64decode(kept.salt + "==")
    return hmac.compare_digest(_text(_stretch(pin, salt, kept.iterations)), kept.hash)


def _stretch(pin: str, salt: bytes, iterations: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, iterations)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
