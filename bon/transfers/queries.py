"""Reads of transfers. Quantities are thousandths, amounts øre without VAT."""

from __future__ import annotations

from typing import NamedTuple

from bon.staff.models import Person
from bon.stock.queries import available
from bon.transfers.models import Line, Transfer
from bon.transfers.stages import COUNTED, Stage


class LineRow(NamedTuple):
    """`spare_milli`: what the first store has of it and has promised to nobody. `counted_milli`:
    what the stage counts; `expected_milli`: what it should come to, None where nothing is."""

    line: Line
    spare_milli: int
    counted_milli: int
    expected_milli: int | None

    @property
    def differs(self) -> bool:
        return self.expected_milli is not None and self.counted_milli != self.expected_milli


def lines_of(transfer: Transfer, stage: Stage) -> list[LineRow]:
    """In the order in which they first were scanned."""
    lines = list(transfer.lines.select_related("variant").order_by("position", "id"))
    spare = available(transfer.origin_id, [line.variant_id for line in lines])
    column = COUNTED.get(stage, "received_milli")
    return [
        LineRow(
            line,
            spare.get(line.variant_id, 0),
            getattr(line, column),
            _expected(line, stage, asked=transfer.asked_at is not None),
        )
        for line in lines
    ]


def _expected(line: Line, stage: Stage, *, asked: bool) -> int | None:
    if stage in ("sent", "received"):
        return line.sent_milli
    return line.asked_milli if stage == "packing" and asked else None


def people_of(transfer: Transfer) -> dict[str, str]:
    """The names behind each stage that has been."""
    ids = {
        stage: getattr(transfer, f"{stage}_by")
        for stage in ("begun", "asked", "sent", "received", "cancelled")
    }
    names = dict(Person.objects.filter(id__in=set(ids.values())).values_list("id", "name"))
    return {stage: names[id] for stage, id in ids.items() if id in names}
