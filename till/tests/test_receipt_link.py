"""The receipt's address on the web, and where it stands."""

from __future__ import annotations

from typing import Any

from till.cart import apply
from till.receipt import receipt
from till.sale import sale_body
from till.shapes import SaleBody
from till.tests.cast import NOW, envelope, item, pricebook

SALE = "01980000-0000-7000-8000-000000000001"
BASE = "https://bon.example/r/0198abcd/"
LINK = "https://bon.example/r/0198abcd/01980000000070008000000000000001/s3cr3t"


def sold(base: str, secret: str | None, training: bool = False) -> SaleBody:
    book = pricebook()
    book["receipt_url"] = base
    cart: Any = None
    for name, fields in (
        ("start", {"id": SALE, "training": training}),
        ("add", {"item": item("bell")}),
        ("pay", {"tender": "card", "tendered": 4900}),
    ):
        command = {"name": name, "at": NOW, "employee": "cashier", **fields}
        cart = apply(book, cart, command)["cart"]
    return sale_body(book, cart, envelope(training=training), 1, secret)


def codes(body: SaleBody) -> list[str]:
    return [b["text"] for b in receipt(body, "normal")["blocks"] if b["block"] == "qr"]


def test_the_address_is_the_shops_the_sales_and_a_secret() -> None:
    body = sold(BASE, "s3cr3t")
    assert body["link"] == LINK
    assert codes(body) == [LINK]


def test_without_an_address_or_a_secret_there_is_none() -> None:
    for body in (sold("", "s3cr3t"), sold(BASE, None), sold(BASE, "s3cr3t", training=True)):
        assert "link" not in body
        assert codes(body) == []
