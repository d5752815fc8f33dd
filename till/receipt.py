"""A receipt as blocks: what the law wants on it, in an order people can read.

The superset of what a Danish receipt must show is printed on every one (momsbekendtgørelsen
§§ 58 and 63 and the rules for digital sales registration): name, address, CVR, register and
its software, cashier, start and end, number, lines with unit price and discount, total,
rounding, each payment, change, VAT per rate with its base, and what kind of print it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import (
    CUT,
    FEED,
    RULE,
    barcode,
    line,
    money,
    qr,
    quantity,
    rate,
    row,
    text,
    time,
    title,
    word,
)
from till.fields import bad
from till.orders import worth
from till.vat import MARGIN

if TYPE_CHECKING:
    from till.shapes import (
        Block,
        ChargedAccount,
        Order,
        Origin,
        Receipt,
        SaleBody,
        SaleLine,
        SalePayment,
        Seller,
    )

KINDS = ("normal", "copy", "training", "proforma", "gift")

# A print that must not be taken for a receipt says so again after so many blocks.
REMINDED_EVERY = 6

WORDS = (
    "receipt.account_balance",
    "receipt.account_due",
    "receipt.by_label",
    "receipt.campaign",
    "receipt.cashier",
    "receipt.change",
    "receipt.copy",
    "receipt.cvr",
    "receipt.discount",
    "receipt.discount_cart",
    "receipt.foreign",
    "receipt.gift",
    "receipt.layaway",
    "receipt.lot",
    "receipt.margin",
    "receipt.number",
    "receipt.online",
    "receipt.order",
    "receipt.order_due",
    "receipt.order_left",
    "receipt.order_total",
    "receipt.phone",
    "receipt.proforma",
    "receipt.quote",
    "receipt.reference",
    "receipt.register",
    "receipt.return",
    "receipt.returned",
    "receipt.rounding",
    "receipt.saved",
    "receipt.serial",
    "receipt.signature",
    "receipt.software",
    "receipt.special",
    "receipt.started",
    "receipt.tip",
    "receipt.to_pay",
    "receipt.total",
    "receipt.training",
    "receipt.vat",
    "receipt.vat_base",
    "receipt.voucher",
    "receipt.voucher_left",
    "receipt.voucher_vat",
    "receipt.without_receipt",
)


def receipt(body: SaleBody, kind: str) -> Receipt:
    """The receipt of a sale; a training sale's always says so, whatever `kind` is asked for.

    `gift` shows goods without prices, `proforma` a cart that is no sale yet: like training it
    says so over its whole length, and has no code to scan.
    Refuses with `bad_request` for a kind that is not one of `KINDS`.
    """
    if kind not in KINDS:
        raise bad("kind")
    if kind == "normal" and body["training"]:
        kind = "training"
    if kind == "gift":
        blocks = _gift(body)
    else:
        blocks = _about(body) + _lines(body["lines"]) + _sums(body) + _vat(body)
        blocks += _order(body["order"]) + _signature(body)
    blocks += _foot(body)
    if body["training"] or kind == "proforma":
        blocks = _reminding(blocks, "training" if body["training"] else kind)
    blocks = head(body["seller"]) + _markers(body, kind) + blocks + [CUT]
    return {"kind": kind, "receipt_no": body["receipt_no"], "blocks": blocks}  # type: ignore[typeddict-item]


def head(seller: Seller) -> list[Block]:
    """Who sells: store, company, address, phone, CVR."""
    blocks = [title([text(seller["store"])])]
    if seller["company"] != seller["store"]:
        blocks.append(line([text(seller["company"])], "center"))
    for part in seller["address"]:
        blocks.append(line([text(part)], "center"))
    if seller["phone"] != "":
        blocks.append(line([word("receipt.phone"), text(seller["phone"])], "center"))
    blocks.append(line([word("receipt.cvr"), text(seller["cvr"])], "center"))
    return blocks


def _markers(body: SaleBody, kind: str) -> list[Block]:
    keys = [] if kind in ("normal", "training") else ["receipt." + kind]
    if body["training"]:
        keys.append("receipt.training")
    if body["total"] < 0 and kind != "gift":
        keys.append("receipt.return")
    return [title([word(key)]) for key in keys]


def _reminding(blocks: list[Block], kind: str) -> list[Block]:
    """`blocks` without codes to scan, and with what they are said all the way down."""
    reminder = title([word("receipt." + kind)])
    reminding = []
    for index, block in enumerate([block for block in blocks if block["block"] != "barcode"]):
        if index % REMINDED_EVERY == REMINDED_EVERY - 1:
            reminding.append(reminder)
        reminding.append(block)
    return reminding + [reminder]


def _gift(body: SaleBody) -> list[Block]:
    blocks = [
        RULE,
        row([word("receipt.number"), text(body["receipt_no"])], [time(body["ended_at"])]),
        RULE,
    ]
    for sold in body["lines"]:
        if sold["quantity_milli"] > 0:
            blocks.append(
                row([text(sold["name"])], [quantity(sold["quantity_milli"], sold["unit"])])
            )
    return blocks + [RULE]


def _about(body: SaleBody) -> list[Block]:
    named = [] if body["receipt_no"] == "" else [word("receipt.number"), text(body["receipt_no"])]
    return [
        RULE,
        row(named, [time(body["ended_at"])]),
        row(
            [word("receipt.cashier"), text(body["cashier"])],
            [word("receipt.register"), text(body["register_code"])],
        ),
        RULE,
    ]


def _lines(lines: list[SaleLine]) -> list[Block]:
    blocks = []
    for sold in lines:
        blocks.append(row([text(sold["name"])], [money(sold["gross"])]))
        if sold["quantity_milli"] != 1000 or sold["unit"] != "pcs":
            run = [
                quantity(sold["quantity_milli"], sold["unit"]),
                text("×"),
                money(sold["unit_price"]),
            ]
            blocks.append(line(run))
        if "serial" in sold:
            blocks.append(line([word("receipt.serial"), text(sold["serial"])]))
        if "lot" in sold:
            blocks.append(line([word("receipt.lot"), text(sold["lot"])]))
        if sold["origin"] is not None:
            blocks += _origin(sold["origin"])
        for offer in sold["campaigns"]:
            if offer["amount"] != 0:
                left = [word("receipt.campaign", {"name": offer["name"]})]
                blocks.append(row(left, [money(-offer["amount"])]))
        for discount in sold["discounts"]:
            key = "receipt.discount" if discount["kind"] == "line" else "receipt.discount_cart"
            left = [word(key, {"reason": discount["reason"]})]
            if discount["rate_bp"] is not None:
                left.append(rate(discount["rate_bp"]))
            blocks.append(row(left, [money(-discount["amount"])]))
        if sold["voucher"] is not None:
            blocks.append(line([word("receipt.voucher"), text(sold["voucher"]["number"])]))
    return blocks


def _origin(origin: Origin) -> list[Block]:
    told = word("receipt.returned", {"reason": origin["reason"]})
    if origin["receipt_no"] != "":
        return [line([told, text(origin["receipt_no"])])]
    if origin["by"] == "label":
        return [line([told, word("receipt.by_label")])]
    return [line([told, word("receipt.without_receipt")])]


def _sums(body: SaleBody) -> list[Block]:
    blocks = [RULE, row([word("receipt.total")], [money(body["total"])], strong=True)]
    if body["discount"] > 0:
        blocks.append(row([word("receipt.saved")], [money(body["discount"])]))
    if body["tip"] != 0:
        blocks.append(row([word("receipt.tip")], [money(body["tip"])]))
    if body["rounding"] != 0:
        blocks.append(row([word("receipt.rounding")], [money(body["rounding"])]))
    if body["tip"] != 0 or body["rounding"] != 0:
        to_pay = body["total"] + body["tip"] + body["rounding"]
        blocks.append(row([word("receipt.to_pay")], [money(to_pay)]))
    for payment in body["payments"]:
        blocks += _payment(payment)
    if body["change"] != 0:
        blocks.append(row([word("receipt.change")], [money(body["change"])]))
    return blocks


def _payment(payment: SalePayment) -> list[Block]:
    blocks = [row([text(payment["name"])], [money(payment["tendered"])])]
    foreign = payment["foreign"]
    if foreign is not None:
        said = {"currency": foreign["currency"]}
        run = [word("receipt.foreign", said), money(foreign["amount"]), text("×")]
        blocks.append(line(run + [money(foreign["rate"]), text("/ 100")]))
    if payment["reference"] != "":
        blocks.append(line([word("receipt.reference"), text(payment["reference"])]))
    if "account" in payment:
        blocks += _charged(payment["account"])
    voucher = payment["voucher"]
    if voucher is not None:
        blocks.append(line([word("receipt.voucher"), text(voucher["number"])]))
        if voucher["balance"] is not None:
            left = money(voucher["balance"] - payment["amount"])
            blocks.append(row([word("receipt.voucher_left")], [left]))
    return blocks


def _charged(account: ChargedAccount) -> list[Block]:
    blocks = [row([word("receipt.account_balance")], [money(account["balance"])])]
    if account["due"] is not None:
        blocks.append(row([word("receipt.account_due")], [time(account["due"])]))
    return blocks


def _signature(body: SaleBody) -> list[Block]:
    """Where the customer signs for what they owe."""
    owed = [payment for payment in body["payments"] if "account" in payment]
    if not any(payment["amount"] > 0 for payment in owed):
        return []
    return [FEED, FEED, RULE, line([word("receipt.signature")])]


def _vat(body: SaleBody) -> list[Block]:
    blocks = [RULE]
    for vat in body["vat"]:
        if vat["code"] == MARGIN:
            blocks.append(line([word("receipt.margin")]))
            continue
        left = [
            word("receipt.vat"),
            rate(vat["rate_bp"]),
            word("receipt.vat_base"),
            money(vat["net"]),
        ]
        blocks.append(row(left, [money(vat["vat"])]))
    settled = sum([action["vat"] for action in body["vouchers"]])
    if settled != 0:
        blocks.append(row([word("receipt.voucher_vat")], [money(settled)]))
    return blocks


def _order(order: Order | None) -> list[Block]:
    """What was agreed, and the code by which the goods are picked up."""
    if order is None:
        return []
    blocks = [RULE] + order_blocks(order)
    blocks.append(row([word("receipt.order_left")], [money(order["total"] - order["prepayment"])]))
    if order["due"] is not None:
        blocks.append(row([word("receipt.order_due")], [time(order["due"])]))
    blocks.append(barcode(order["code"]))
    return blocks


def order_blocks(order: Order) -> list[Block]:
    """What was agreed: each of the goods with its price, and what they come to."""
    blocks = [title([word("receipt." + order["kind"]), text(str(order["number"]))])]
    for ordered in order["lines"]:
        left = [
            quantity(ordered["quantity_milli"], ordered["item"]["unit"]),
            text(ordered["item"]["name"]),
        ]
        blocks.append(row(left, [money(worth(ordered, ordered["quantity_milli"]))]))
    blocks.append(row([word("receipt.order_total")], [money(order["total"])]))
    return blocks


def _foot(body: SaleBody) -> list[Block]:
    blocks = [FEED]
    for part in body["seller"]["footer"]:
        blocks.append(line([text(part)], "center"))
    if body["receipt_no"] != "":
        blocks.append(barcode(body["receipt_no"]))
    if "link" in body:
        blocks.append(qr(body["link"]))
        blocks.append(line([word("receipt.online")], "center"))
    blocks.append(line([word("receipt.started"), time(body["started_at"])], "center"))
    blocks.append(line([word("receipt.software"), text(body["app"])], "center"))
    return blocks
