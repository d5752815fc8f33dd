"""Entries of the journal: made, linked by hash, and checked again.

See `docs/algorithms/journal.md`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from till.canonical import digest, encode
from till.fields import bad, optional_text, text, whole

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Envelope, Error

KINDS = (
    "sale",
    "sale_void",
    "line_removed",
    "parked",
    "resumed",
    "order_placed",
    "order_given_up",
    "drawer_opened",
    "cash_in",
    "cash_out",
    "bank_deposit",
    "float_set",
    "cash_counted",
    "x_report",
    "z_report",
    "signed_in",
    "signed_out",
    "receipt_copied",
    "proforma_printed",
    "price_checked",
    "age_checked",
    "training_on",
    "training_off",
    "payment_changed",
    "payment_attempted",
    "payment_resolved",
    "app_started",
    "app_updated",
    "clock_jumped",
    "key_rotated",
    "numbers_skipped",
    "other",
)
GENESIS = "0" * 64  # `prev` of a register's first entry
_HEX = "0123456789abcdef"


def make_entry(envelope: Envelope, kind: str, body: dict[str, Any]) -> tuple[str, str]:
    """The canonical text of an entry and its hash.

    Refuses with `bad_request` where the envelope or kind is not what an entry needs.
    """
    given: dict[str, Any] = dict(envelope)
    if kind not in KINDS:
        raise bad("kind")
    if not is_hash(given.get("prev")):
        raise bad("prev")
    if whole(given, "seq") < 1:
        raise bad("seq")
    if type(given.get("training")) is not bool:
        raise bad("training")
    entry = {"v": 1, "kind": kind, "body": body, "prev": given["prev"]}
    entry["seq"] = given["seq"]
    entry["training"] = given["training"]
    for field in ("id", "register", "at", "app"):
        entry[field] = text(given, field)
    for field in ("opened_at", "shift", "employee"):
        entry[field] = optional_text(given, field)
    canonical = encode(entry)
    return canonical, digest(canonical)


def is_hash(value: Any) -> bool:
    """Whether `value` is 64 lower-case hex digits."""
    return type(value) is str and len(value) == 64 and all(c in _HEX for c in value)


def verify(texts: list[str], prev: str, seq: int) -> Error | None:
    """The first broken link in `texts`, which should begin at `seq` and follow `prev`.

    Codes: `entry_malformed`, `entry_changed` (the text is not canonical), `entry_gap`,
    `entry_link`; data names the index in `texts` and the sequence number expected there.
    """
    for index, canonical in enumerate(texts):
        code = _fault(canonical, prev, seq)
        if code is not None:
            return {"code": code, "data": {"index": index, "seq": seq}}
        prev = digest(canonical)
        seq += 1
    return None


def _fault(canonical: str, prev: str, seq: int) -> str | None:
    try:
        entry = json.loads(canonical)
        again = encode(entry)
    except (TypeError, ValueError):
        return "entry_malformed"
    if type(entry) is not dict or entry.get("kind") not in KINDS:
        return "entry_malformed"
    if again != canonical:
        return "entry_changed"
    if entry.get("seq") != seq:
        return "entry_gap"
    if entry.get("prev") != prev:
        return "entry_link"
    return None
