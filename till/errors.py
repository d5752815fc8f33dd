"""Refusals: a code with data. The words belong to the host (`errors.<code>`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Error

CODES = (
    "account_closed",
    "account_settled",
    "age_check_needed",
    "amount_exceeds_due",
    "amount_invalid",
    "approval_needed",
    "bad_request",
    "cart_begun",
    "cart_empty",
    "cart_full",
    "cart_has_payments",
    "cash_limit",
    "coupon_unknown",
    "coupon_used",
    "currency_unknown",
    "customer_needed",
    "discount_invalid",
    "entry_changed",
    "entry_gap",
    "entry_link",
    "entry_malformed",
    "label_redeemed",
    "label_unknown",
    "layaway_unpaid",
    "line_linked",
    "line_ordered",
    "line_returned",
    "line_unknown",
    "no_deposit",
    "not_allowed",
    "not_discountable",
    "not_returnable",
    "not_settled",
    "order_in_cart",
    "order_of_goods",
    "order_settled",
    "payment_by_terminal",
    "payment_fixed",
    "payment_refunded",
    "payment_unknown",
    "payments_full",
    "price_invalid",
    "price_needed",
    "pricebook_unknown",
    "quantity_invalid",
    "quote_expired",
    "reason_needed",
    "reason_unknown",
    "return_exceeds_sale",
    "serial_needed",
    "serial_other",
    "serial_taken",
    "settled",
    "shift_mismatch",
    "shift_over",
    "slip_redeemed",
    "tender_unknown",
    "tip_invalid",
    "training_mismatch",
    "vat_class_unknown",
    "voucher_blocked",
    "voucher_cash_out",
    "voucher_empty",
    "voucher_expired",
    "voucher_kind_unknown",
    "voucher_offline_limit",
    "voucher_pays_nothing",
    "voucher_used",
)


class Refusal(Exception):
    """The rules say no. Nothing has changed; `code` is one of `CODES`."""

    def __init__(self, code: str, data: dict[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.data = data or {}

    def as_error(self) -> Error:
        """The refusal as the value that crosses the port."""
        return {"code": self.code, "data": self.data}
