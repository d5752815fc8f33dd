"""Whether a sale adds up: a sale that does not is kept, but enters no figure."""

from __future__ import annotations

from collections import defaultdict

from bon.journal.entry import PaymentChange, Sale
from till.rounding import half_up

MOST_ROUNDED = 25  # øre: cash is paid to the nearest 50


def sums_fault(sale: Sale) -> str | None:
    """The first sum that is off, with both figures, or None.

    Σ lines = total; Σ payments = total + tip + rounding; Σ VAT gross = total; and for each rate:
    gross and VAT are those of its lines, and VAT is `half_up(gross × bp / (10000 + bp))`.
    What vouchers gain and lose is what lines and payments say.
    """
    lines = sum(line.total for line in sale.lines)
    if lines != sale.total:
        return f"lines {lines} ≠ total {sale.total}"
    paid = sum(payment.amount for payment in sale.payments)
    if paid != sale.total + sale.tip + sale.rounding:
        return f"payments {paid} ≠ total {sale.total} + tip {sale.tip} + rounding {sale.rounding}"
    gross = sum(rate.gross for rate in sale.vat)
    if gross != sale.total:
        return f"VAT table {gross} ≠ total {sale.total}"
    return _rate_fault(sale) or _voucher_fault(sale)


def change_fault(change: PaymentChange) -> str | None:
    """Where a payment does not arrive whole at its other tender, both figures, or None. Only the
    rounding of cash may lie between them."""
    before, after = change.before, change.after
    coins = (before.kind == "cash") != (after.kind == "cash")
    apart = abs(after.amount - before.amount)
    if before.amount <= 0 or apart > (MOST_ROUNDED if coins else 0):
        return f"payment {before.amount} {before.tender} ≠ {after.amount} {after.tender}"
    return None


def _voucher_fault(sale: Sale) -> str | None:
    """What vouchers gain is what lines put on them, and lose what payments took off them."""
    lines = {line.no: line.total for line in sale.lines if line.voucher is not None}
    paid = {each.no: each.amount for each in sale.payments if each.kind == "voucher"}
    for action in sale.vouchers:
        of_line = action.line is not None
        due = lines.pop(action.line or 0, None) if of_line else paid.pop(action.payment or 0, None)
        if due is None or action.amount != (due if of_line else -due):
            return f"voucher {action.number}: {action.amount}, due {due}"
    if lines or paid:
        return f"vouchers without an action: lines {sorted(lines)}, payments {sorted(paid)}"
    return None


def _rate_fault(sale: Sale) -> str | None:
    gross: dict[tuple[str, int], int] = defaultdict(int)
    vat: dict[tuple[str, int], int] = defaultdict(int)
    for line in sale.lines:
        key = line.vat_code, line.rate_bp
        gross[key] += line.total
        vat[key] += line.vat
    if gross.keys() != {(rate.code, rate.rate_bp) for rate in sale.vat}:
        return "VAT table and lines name different rates"
    for rate in sale.vat:
        key = rate.code, rate.rate_bp
        due = half_up(rate.gross * rate.rate_bp, 10_000 + rate.rate_bp)
        if rate.gross != gross[key] or rate.vat != vat[key]:
            return f"VAT {rate.code}: table {rate.gross}/{rate.vat} ≠ lines {gross[key]}/{vat[key]}"
        if rate.vat != due or rate.net != rate.gross - rate.vat:
            return f"VAT {rate.code}: {rate.vat} of {rate.gross}, due {due}"
    return None
