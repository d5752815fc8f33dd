"""How the sales record follows the journal."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bon.journal.entry import Line
from bon.journal.facts import EntriesReceived, KeptEntry, as_json
from bon.kit.calls import call
from bon.kit.facts import effect, projection, publish
from bon.sales import jobs
from bon.sales.facts import RecordedSale, SalesRecorded, SoldLine
from bon.sales.models import Hour, Payment, PaymentChange, Refund, Sale, SaleLine, Shift


def record_sales(received: Sequence[EntriesReceived]) -> None:
    """Sales, lines, payments and what was put right of them, shifts, turnover by the hour."""
    for each in received:
        opened = [kept for kept in each.entries if kept.entry.kind == "float_set"]
        closed = [kept for kept in each.entries if kept.entry.kind == "z_report"]
        sales = [kept for kept in each.entries if kept.sale is not None]
        # A shift opens before its sales and closes after them, whatever an upload cuts across.
        _call("sales_open_shifts", each, opened)
        _call("sales_record", each, sales)
        _call("sales_change_payments", each, _changes(each))
        _call("sales_close_shifts", each, closed)
        recorded = [_recorded(kept) for kept in sales if not kept.entry.training]
        if recorded:
            publish([SalesRecorded(each.organisation, each.store, recorded)])


def _call(function: str, received: EntriesReceived, entries: Sequence[KeptEntry]) -> None:
    if entries:
        call(function, received.organisation, received.register, received.store, as_json(entries))


def _recorded(kept: KeptEntry) -> RecordedSale:
    lines = kept.sale.lines if kept.sale else []
    sold = [
        SoldLine(line.no, line.variant, line.quantity_milli, _defect(line), _origin(line))
        for line in lines
        if line.voucher is None and not _is_money(line)  # no goods: it lies on no shelf
    ]
    return RecordedSale(kept.entry.id, kept.entry.at, sold)


def _is_money(line: Line) -> bool:
    return line.account is not None or (line.order is not None and line.order.part != "goods")


def _defect(line: Line) -> bool:
    return line.origin is not None and line.origin.restock == "defect"


def _origin(line: Line) -> UUID | None:
    return line.origin.sale if line.origin is not None else None


def look_at_returns(recorded: Sequence[SalesRecorded]) -> None:
    """Whether too much came back by now is looked at once all of it is kept."""
    for each in recorded:
        returns = [
            str(sale.id)
            for sale in each.sales
            if any(line.quantity_milli < 0 for line in sale.lines)
        ]
        if returns:
            jobs.look_at_returns.defer(organisation=str(each.organisation), returns=returns)


def log_changes(received: Sequence[EntriesReceived]) -> None:
    """Money that was moved by hand stands in the log of changes."""
    for each in received:
        if changes := _changes(each):
            call("sales_log_changes", each.organisation, as_json(changes))


def _changes(received: EntriesReceived) -> list[KeptEntry]:
    return [kept for kept in received.entries if kept.entry.kind == "payment_changed"]


def look_at_once(received: Sequence[EntriesReceived]) -> None:
    """Whether a numbered piece was sold before, or a slip paid out, is looked at once all of it is
    kept."""
    for each in received:
        sales = [str(kept.entry.id) for kept in each.in_earnest if _is_once(kept)]
        if sales:
            jobs.look_at_once.defer(organisation=str(each.organisation), sales=sales)


def _is_once(kept: KeptEntry) -> bool:
    lines = kept.sale.lines if kept.sale else []
    return any(line.serial is not None or line.slip is not None for line in lines)


REACTIONS = [
    projection(
        EntriesReceived,
        record_sales,
        writes=(Sale, SaleLine, Payment, PaymentChange, Refund, Shift, Hour),
    ),
    effect(EntriesReceived, look_at_once),
    effect(EntriesReceived, log_changes),
    effect(SalesRecorded, look_at_returns),
]
