"""Codes of our own: exchange labels, gift cards, coupons, cards, badges, slips.

Digits only, so that a scanner set to another keyboard layout still reads them right, and of
an even number, which Code 128 writes two to a sign:

    9, the kind's digit, its fields in fixed widths, six digits of proof

The proof is HMAC-SHA256 (RFC 2104) over what stands before it, with the shop's own key, modulo
10^6. A register without network thereby knows its shop's codes from guessed ones. No code has
the length of a GTIN. See `docs/algorithms/codes.md`.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from till.fields import bad, is_whole

if TYPE_CHECKING:
    from till.shapes import OwnCode

# kind → its digit, and the width of each field
FIELDS = {
    "exchange_label": (
        "1",
        # price: what was paid for this piece, in øre; until: the last day, as yymmdd
        [("register", 4), ("receipt", 7), ("line", 4), ("piece", 3), ("price", 8), ("until", 6)],
    ),
    "gift_card": ("2", [("number", 10)]),
    "credit_note": ("3", [("number", 10)]),
    "coupon": ("4", [("campaign", 5), ("number", 7)]),
    "customer": ("5", [("number", 10)]),
    "employee": ("6", [("number", 10)]),
    "parked": ("7", [("number", 10)]),
    "order": ("8", [("number", 10)]),
    "case": ("9", [("number", 10)]),
}
_DIGITS = "0123456789"
_OURS = "9"
_PROOF = 6
_PROOFS = 1_000_000
_BLOCK = 64  # bytes of a block of SHA-256


def make_code(kind: str, fields: dict[str, int], key: str) -> str:
    """The digits of a code; `key` is the shop's, as hex.

    Refuses with `bad_request` a kind that is none or a field that is missing or too wide.
    """
    if kind not in FIELDS:
        raise bad("kind")
    digit, widths = FIELDS[kind]
    code = _OURS + digit
    for field, width in widths:
        value = fields.get(field)
        if not is_whole(value) or not 0 <= value or len(str(value)) > width:  # type: ignore[operator]
            raise bad(field)
        code += _padded(str(value), width)
    return code + _proof(code, key)


def read_code(text: str, key: str) -> OwnCode | None:
    """What a code of this shop says; None for every other text."""
    if len(text) < 2 or text[0] != _OURS or any(c not in _DIGITS for c in text):
        return None
    for kind in sorted(FIELDS):
        digit, widths = FIELDS[kind]
        length = 2 + sum([width for _field, width in widths])
        if text[1] != digit or len(text) != length + _PROOF:
            continue
        if _proof(text[:length], key) != text[length:]:
            return None
        fields = {}
        begin = 2
        for field, width in widths:
            fields[field] = int(text[begin : begin + width])
            begin += width
        return {"kind": kind, "fields": fields}
    return None


def _padded(digits: str, width: int) -> str:
    return "0" * (width - len(digits)) + digits


def _proof(code: str, key: str) -> str:
    secret = bytes.fromhex(key)
    block = secret + bytes(_BLOCK - len(secret))
    inner = hashlib.sha256(bytes([b ^ 0x36 for b in block]) + code.encode()).digest()
    outer = hashlib.sha256(bytes([b ^ 0x5C for b in block]) + inner).digest()
    return _padded(str(int.from_bytes(outer[:8], "big") % _PROOFS), _PROOF)
