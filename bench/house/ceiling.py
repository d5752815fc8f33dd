"""The same writes by hand: what ceiling.sql is called with for a sale, and for many."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bench.house.shop import Counter
from bon.journal.entry import Item as Element
from bon.journal.entry import read_base64url
from till.shapes import Entry

_TYPES = """
    uuid uuid uuid uuid uuid uuid bigint timestamptz date smallint bytea bytea bytea text
    bigint text text bigint bigint bigint bigint bigint bigint bigint text[]
    int[] uuid[] uuid[] text[] text[] text[] text[] text[] text[] bigint[] bigint[] bigint[]
    bigint[] bigint[] text[] int[] bigint[] bigint[]
    int[] text[] text[] text[] text[] bigint[] bigint[] bigint[] text[]
"""
SALE_CALL = f"SELECT bench_sale({', '.join(f'%s::{type}' for type in _TYPES.split())})"
BATCH_CALL = "SELECT bench_batch(%s, %s, %s, %s, %s)"
Made = tuple[Entry, Element]


def sale_arguments(counter: Counter, made: Made) -> list[Any]:
    """One sale as the arguments of `bench_sale`."""
    entry, element = made
    body = entry["body"]
    lines, payments = body["lines"], body["payments"]
    at = entry["at"]
    return [
        *(counter.organisation, counter.register, counter.store),
        *(entry["shift"], entry["employee"], entry["id"], entry["seq"], at, at[:10]),
        *(int(at[11:13]), bytes.fromhex(element.hash), bytes.fromhex(entry["prev"])),
        *(read_base64url(element.signature), element.entry),
        *(body["number"], body["receipt_no"], body["cashier"], body["gross"], body["discount"]),
        *(body["total"], sum(v["vat"] for v in body["vat"]), body["rounding"], body["change"]),
        *(sum(line["quantity_milli"] for line in lines), [p["tender"] for p in payments]),
        *_columns(lines, "no variant product sku name barcode group category unit"),
        *_columns(lines, "quantity_milli listed_price unit_price gross total vat_code rate_bp"),
        *_columns(lines, "net vat"),
        *_columns(payments, "no tender kind name saft_code tendered amount change reference"),
    ]


def batch_arguments(counter: Counter, made: Sequence[Made]) -> list[Any]:
    """Sales of one register as the arguments of `bench_batch`."""
    sets: dict[str, list[Any]] = {"entries": [], "sales": [], "lines": [], "payments": []}
    for entry, element in made:
        body, at, id = entry["body"], entry["at"], entry["id"]
        sets["entries"].append(
            {
                **{name: entry[name] for name in ("id", "seq", "at", "employee", "prev")},
                "hash": element.hash,
                "signature": read_base64url(element.signature).hex(),
                "text": element.entry,
            }
        )
        sets["sales"].append(
            {
                **{name: entry[name] for name in ("id", "seq", "at", "employee")},
                **{name: body[name] for name in ("number", "receipt_no", "cashier", "gross")},
                **{name: body[name] for name in ("discount", "total", "rounding", "change")},
                "day": at[:10],
                "vat": sum(v["vat"] for v in body["vat"]),
                "pieces": sum(line["quantity_milli"] for line in body["lines"]),
                "tenders": [p["tender"] for p in body["payments"]],
            }
        )
        unused = ("stages", "discounts", "origin")
        for line in body["lines"]:
            kept = {key: value for key, value in line.items() if key not in unused}
            sets["lines"].append({"sale": id, "at": at, **kept})
        for payment in body["payments"]:
            sets["payments"].append({"sale": id, **payment})
    shift = made[0][0]["shift"]
    text = json.dumps(sets, ensure_ascii=False, separators=(",", ":"))
    return [counter.organisation, counter.register, counter.store, shift, text]


def _columns(rows: Sequence[dict[str, Any]], names: str) -> list[list[Any]]:
    return [[row[name] for row in rows] for name in names.split()]
