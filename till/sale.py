"""The body of a `sale` entry: a settled cart, written so that it stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check
from till.campaigns.index import index_of
from till.discount import check_authority
from till.errors import Refusal
from till.fields import bad, is_whole
from till.pricebook import employee_of, tender_of
from till.refunds import refunds_of
from till.special import check_ages
from till.vouchers import actions_of, is_idle

if TYPE_CHECKING:
    from till.shapes import (
        Campaign,
        Cart,
        Coupon,
        Effect,
        Envelope,
        Line,
        Payment,
        Pricebook,
        SaleBody,
        SaleLine,
        SalePayment,
    )


def sale_body(
    book: Pricebook, cart: Cart, envelope: Envelope, number: int, secret: str | None = None
) -> SaleBody:
    """The settled `cart` as the body of an entry.

    Refuses with `cart_empty`, `not_settled`, `not_allowed`, `approval_needed`,
    `training_mismatch`.
    """
    if not is_whole(number) or number < 1:
        raise bad("number")
    if not cart["lines"] or cart["first_line_at"] is None:
        raise Refusal("cart_empty")
    if cart["training"] != envelope["training"]:
        raise Refusal("training_mismatch")
    totals = cart["totals"]
    if not totals["settled"]:
        raise Refusal("not_settled", {"remaining": totals["remaining"]})
    check(book, "sell", envelope)
    check_ages(cart)
    check_authority(book, cart)
    body = _body(book, cart, envelope, number, book["register_code"] + "-" + str(number))
    base = book.get("receipt_url", "")
    if secret is not None and base != "" and not cart["training"]:
        body["link"] = receipt_link(base, cart["id"], secret)
    return body


def proforma_body(book: Pricebook, cart: Cart, envelope: Envelope) -> SaleBody:
    """The cart as it stands, in the form of a sale: without a number, for it is none.

    Refuses with `cart_empty`.
    """
    if not cart["lines"]:
        raise Refusal("cart_empty")
    return _body(book, cart, envelope, 0, "")


def _body(
    book: Pricebook, cart: Cart, envelope: Envelope, number: int, receipt_no: str
) -> SaleBody:
    totals = cart["totals"]
    cashier = employee_of(book, envelope["employee"])
    made = [payment for payment in cart["payments"] if not is_idle(payment)]
    body: SaleBody = {
        "sale": cart["id"],
        "number": number,
        "receipt_no": receipt_no,
        "register_code": book["register_code"],
        "app": envelope["app"],
        "training": cart["training"],
        "currency": book["currency"],
        "customer": cart["customer"],
        "campaigns": _used(book, cart),
        "coupons": _opened(book, cart),
        "cashier": cashier["name"] if cashier else "",
        "seller": book["seller"],
        "started_at": cart["started_at"],
        "first_line_at": cart["first_line_at"] or cart["started_at"],
        "ended_at": envelope["at"],
        "lines": [_sale_line(line) for line in cart["lines"]],
        "order": cart["order"],
        "refunds": refunds_of(cart),
        "payments": [_sale_payment(book, payment) for payment in made],
        "vouchers": actions_of(book, cart["lines"], made),
        "vat": totals["vat"],
        "gross": totals["gross"],
        "discount": totals["discount"],
        "total": totals["total"],
        "tip": cart["tip"],
        "rounding": totals["rounding"],
        "change": totals["change"],
    }
    if cart["age_checked"] > 0:
        body["age_checked"] = cart["age_checked"]
    return body


def _used(book: Pricebook, cart: Cart) -> list[Campaign]:
    """The terms of the campaigns that took something off, in order of their ids."""
    ids = {applied["campaign"]: True for line in cart["lines"] for applied in line["campaigns"]}
    known = index_of(book).campaigns
    return [known[used] for used in sorted(ids) if used in known]


def _opened(book: Pricebook, cart: Cart) -> list[Coupon]:
    """The coupons of these; one that opened nothing is not used up."""
    numbers = [used["number"] for used in _used(book, cart) if used["audience"] == "coupon"]
    return [coupon for coupon in cart["coupons"] if coupon["campaign"] in numbers]


def receipt_link(base: str, sale: str, secret: str) -> str:
    """Where a sale's receipt is on the web: short, because it stands in a QR code.

    `secret` was made by chance on the device: who does not have it cannot find the receipt.
    """
    return base + sale.replace("-", "") + "/" + secret


def effects_of(body: SaleBody) -> list[Effect]:
    """What the host does once the sale is durable: cash opens the drawer, but not in training."""
    if not body["training"] and any(p["kind"] == "cash" for p in body["payments"]):
        return [{"effect": "open_drawer"}]
    return []


def _sale_line(line: Line) -> SaleLine:
    item = line["item"]
    sold: SaleLine = {
        "no": line["no"],
        "variant": item["variant"],
        "product": item["product"],
        "sku": item["sku"],
        "name": item["name"],
        "barcode": item["barcode"],
        "group": item["group"],
        "category": item["category"],
        "unit": item["unit"],
        "quantity_milli": line["quantity_milli"],
        "listed_price": item["price"],
        "unit_price": line["unit_price"],
        "stages": line["stages"],
        "gross": line["gross"],
        "campaigns": line["campaigns"],
        "discounts": line["discounts"],
        "total": line["total"],
        "vat_code": item["vat"],
        "rate_bp": line["rate_bp"],
        "net": line["net"],
        "vat": line["vat"],
        "employee": line["employee"],
        "origin": line["origin"],
        "voucher": line["voucher"],
        "order": line["order"],
    }
    if "serial" in line:
        sold["serial"] = line["serial"]
    if "lot" in line:
        sold["lot"] = line["lot"]
    if "slip" in line:
        sold["slip"] = line["slip"]
    if "approved_by" in line:
        sold["approved_by"] = line["approved_by"]
    if "approval" in line:
        sold["approval"] = line["approval"]
    if "linked_to" in line:
        sold["linked_to"] = line["linked_to"]
    if "account" in line:
        sold["account"] = line["account"]
        sold["account_cash"] = line["account_cash"]
    return sold


def _sale_payment(book: Pricebook, payment: Payment) -> SalePayment:
    tender = tender_of(book, payment["tender"])
    made: SalePayment = {
        "no": payment["no"],
        "tender": payment["tender"],
        "kind": payment["kind"],
        "name": tender["name"],
        "saft_code": tender["saft_code"],
        "tendered": payment["amount"] if payment["voucher"] else payment["tendered"],
        "amount": payment["amount"],
        "change": payment["change"],
        "reference": payment["reference"],
        "voucher": payment["voucher"],
        "foreign": payment["foreign"],
        "at": payment["at"],
    }
    if "account" in payment:
        made["account"] = payment["account"]
    return made
