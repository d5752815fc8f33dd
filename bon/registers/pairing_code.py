"""Codes that a person reads off one screen and types on another."""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

# 32 signs that nobody takes for another: no I, O, 0 or 1. Eight of them are 40 bits.
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 8


def new_code() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """The code in two halves, as people read it."""
    return f"{code[:4]} {code[4:]}"


def keyed_hash(code: str) -> str:
    """What is kept of a code as it was typed: case, spaces and dashes are ignored. Keyed with
    the server's secret, because 40 bits alone could be tried out against a stolen table."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return salted_hmac("bon.registers.pairing", plain, algorithm="sha256").hexdigest()
