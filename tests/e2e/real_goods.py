"""The 20,000 real products with a price each, by rule."""

from __future__ import annotations

import csv
import os
from hashlib import sha256
from pathlib import Path

import pytest

from tests.e2e.goods import Product

SHARED = Path(os.environ.get("BON_SHARED", Path(__file__).parents[2].parent / "shared"))
PRODUCTS = SHARED / "data" / "products.csv"


def price_of(barcode: str) -> int:
    """5,00 to 999,95 in steps of 5 øre, the same for the same code."""
    return 500 + int(sha256(barcode.encode()).hexdigest(), 16) % 19_900 * 5


def real_products() -> list[Product]:
    """All of them; skips loudly where the folder of shared data is not there."""
    if not PRODUCTS.exists():
        pytest.skip(f"real products are missing: {PRODUCTS} (name the folder with BON_SHARED)")
    with PRODUCTS.open(encoding="utf-8", newline="") as file:
        return [
            Product(row["barcode"], row["name"], price_of(row["barcode"]))
            for row in csv.DictReader(file)
        ]


def write_price_list(products: list[Product], file: Path) -> None:
    """As a wholesaler sends it: semicolons, Danish headers and decimals."""
    with file.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output, delimiter=";")
        writer.writerow(["Stregkode", "Navn", "Pris"])
        for product in products:
            kroner, part = divmod(product.price, 100)
            writer.writerow([product.barcode, product.name, f"{kroner},{part:02}"])
