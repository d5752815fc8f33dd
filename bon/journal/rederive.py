"""Deriving a sale again by the till's own rules, and a Z from its shift's entries."""

from __future__ import annotations

from typing import Any

from till.campaigns.recount import campaign_difference
from till.currency import worth
from till.errors import Refusal
from till.pricing import gross_of
from till.shapes import Entry, Figures, GrandTotals, SaleBody
from till.shift import add_entries, count_cash, open_shift
from till.tender import settle
from till.vat import tax

# The one step of Danish cash; a sale does not carry the pricebook it was made with.
TENDERS: Any = {"cash_rounding": 50, "cash_limit": 0}
NOTHING: GrandTotals = {"sales": 0, "returns": 0, "net": 0}


def sale_difference(body: SaleBody) -> str | None:
    """The first figure of a sale that no till makes of those before it, or None."""
    for line in body["lines"]:
        if _below_nothing(line):
            return f"line {line['no']}: sold at {line['unit_price']} for {line['total']}"
    for told, due in _figures(body):
        for name in due:
            if told[name] != due[name]:
                return f"{name}: {told[name]}, derived {due[name]}"
    return campaign_difference(body)


def _figures(body: SaleBody) -> Any:
    """Pairs of what the sale says and what the rules make of it."""
    lines: Any = [_untaxed(line) for line in body["lines"]]
    taxed, vat = tax(lines)
    for told, line in zip(body["lines"], taxed, strict=True):
        yield told, {name: line[name] for name in ("gross", "total", "net", "vat")}
    gross, total = sum(line["gross"] for line in taxed), sum(line["total"] for line in taxed)
    yield body, {"vat": vat, "gross": gross, "discount": gross - total, "total": total}
    payments: Any = body["payments"]
    settled, standing = settle(TENDERS, total + body["tip"], payments, body["refunds"])
    for told_payment, payment in zip(body["payments"], settled, strict=True):
        yield told_payment, {"amount": payment["amount"], "change": payment["change"]}
        foreign = told_payment["foreign"]
        if foreign is not None:
            step = TENDERS["cash_rounding"]
            yield told_payment, {"tendered": worth(foreign["amount"], foreign["rate"], step)}
    yield body, {"rounding": standing.rounding, "change": standing.change}
    yield {"remaining": 0}, {"remaining": standing.remaining}


def _below_nothing(line: Any) -> bool:
    """Goods have a price, and what comes off it leaves nothing at the least."""
    below: bool = line["unit_price"] < 0 or line["total"] < 0
    return below and line["quantity_milli"] > 0


def _untaxed(line: Any) -> dict[str, Any]:
    # What came back is worth a part of what was paid for it, which the sale it names tells.
    returned = line["origin"] is not None
    gross = line["gross"] if returned else gross_of(line["unit_price"], line["quantity_milli"])
    total = gross - sum(each["amount"] for each in [*line["campaigns"], *line["discounts"]])
    item = {"vat": line["vat_code"]}
    return {**line, "item": item, "gross": gross, "total": total, "net": 0, "vat": 0}


def opening_of(figures: Figures, grand: GrandTotals) -> Figures:
    """An empty shift that opened as this one says it did, after `grand`."""
    named = ("shift", "number", "register", "opened_at", "opening_float", "first_seq")
    float_left = figures["opening_float"] - figures["opening_difference"]
    opening: dict[str, Any] = {name: figures[name] for name in named}  # type: ignore[literal-required]
    return open_shift({**opening, "float_left": float_left, "grand": grand})


def folded(opening: Figures, entries: list[Entry]) -> Figures:
    """A shift's figures from all its entries, the counts of its drawer among them."""
    figures = add_entries(opening, entries)
    for entry in entries:
        if entry["kind"] == "cash_counted":
            figures = count_cash(figures, entry["body"])
            figures["difference"] = entry["body"]["difference"]
    return figures


def z_difference(told: Figures, grand: GrandTotals, entries: list[Entry]) -> str | None:
    """The first figure of a Z that its shift's entries do not make, or None. `grand`: what the
    Z before left."""
    try:
        figures = folded(opening_of(told, grand), entries)
    except Refusal as refusal:
        return f"{refusal.code}: {refusal.data}"
    for name in sorted(figures):
        if told.get(name) != figures.get(name):
            return f"{name}: {told.get(name)}, folded {figures.get(name)}"
    return None
