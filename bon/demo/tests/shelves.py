"""The demo's goods as a register would know them, read straight from the files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from till.shapes import Item

GOODS = Path(__file__).parent.parent / "goods"


def rows() -> Iterator[dict[str, str]]:
    for file in sorted(GOODS.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            yield from csv.DictReader(text, delimiter=";")


def items() -> list[Item]:
    return [_item(row) for row in rows()]


def _item(row: dict[str, str]) -> Item:
    axes = [row["Størrelse"], row["Farve"]]
    return {
        "variant": row["Varenummer"],
        "product": row["Modelnummer"] or row["Varenummer"],
        "sku": row["Varenummer"],
        "name": " ".join([row["Navn"], *filter(None, axes)]),
        "barcode": row["Stregkode"],
        "price": round(float(row["Salgspris"].replace(",", ".")) * 100)
        if row["Salgspris"]
        else None,
        "vat": {"25": "standard", "0": "zero"}[row["Moms"]],
        "group": row["Varegruppe"],
        "category": row["Kategori"],
        "brand": "",
        "tags": [],
        "prices": [],
        "unit": "kg" if row["Enhed"] == "kg" else "pcs",
        "weighed": row["Vejes"] == "ja",
        "discountable": row["Rabat"] != "nej",
    }
