"""All 20,000 goods of a shop counted and sent to another, piece by piece as they are scanned.

The labels, the price rule and the file have benchmarks of their own. Each scan is a transaction,
as on a page; the end of a count, of packing and of unpacking are one each.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from bench.result import Result
from bench.rounds import percentile, seconds

if TYPE_CHECKING:
    from bon.staff.models import Person

PIECES = 7_000
SCAN_MS = 50
BUDGET_SECONDS = 10


def run() -> list[Result]:
    from bench.house.goods import open_whole_shop

    owner = open_whole_shop("Optælling")
    if owner is None:
        return []
    from bon.catalog.models import Variant
    from bon.kit.tenancy import acting_for
    from bon.organisation.models import Store
    from bon.stock.models import Level

    with acting_for(owner.organisation_id):
        here = Store.objects.select_related("company").get()
        there = Store.objects.create(company=here.company, name="Den anden")
        goods = list(Variant.objects.order_by("id"))
    counted = _count(owner, here, goods)
    moved = _transfer(owner, here, there, goods)
    with acting_for(owner.organisation_id):
        held = Level.objects.filter(store_id=there.id, owned_milli=PIECES).count()
        assert held == len(goods), held
    return counted + moved


def _count(owner: Person, here: Any, goods: list[Any]) -> list[Result]:
    from bon.counts.actions.begin_count import begin_count
    from bon.counts.actions.finish_count import finish_count
    from bon.counts.actions.post_count import post_count
    from bon.counts.actions.tally import Said, tally
    from bon.kit.ids import uuid7
    from bon.kit.tenancy import acting_for

    with acting_for(owner.organisation_id):
        id = begin_count(owner, here, [{"by": "everything", "value": ""}]).id
    scans = [_took(owner, tally, id, Said(uuid7(), good, PIECES)) for good in goods]
    _took(owner, finish_count, id)
    return [*_scans("count", scans), _end("count posted", _took(owner, post_count, id))]


def _transfer(owner: Person, here: Any, there: Any, goods: list[Any]) -> list[Result]:
    from bon.kit.ids import uuid7
    from bon.kit.tenancy import acting_for
    from bon.transfers.actions.begin_transfer import begin_transfer
    from bon.transfers.actions.count_goods import Counted, count_goods
    from bon.transfers.actions.receive_transfer import receive_transfer
    from bon.transfers.actions.send_transfer import send_transfer

    with acting_for(owner.organisation_id):
        id = begin_transfer(owner, here, there).id
    scans = [
        _took(owner, count_goods, id, "packing", Counted(good, PIECES), uuid7()) for good in goods
    ]
    sent = _took(owner, send_transfer, id)
    received = _took(owner, partial(receive_transfer, all_of_it=True), id)
    return [*_scans("transfer", scans), _end("transfer sent", sent), _end("transfer in", received)]


def _took(owner: Person, action: Callable[..., object], *given: Any) -> float:
    """Seconds of an action in a transaction of its own."""
    from bon.kit.tenancy import acting_for

    def act() -> None:
        with acting_for(owner.organisation_id):
            action(owner, *given)

    return seconds(act)


def _scans(name: str, took: list[float]) -> list[Result]:
    """The last thousand apart: what a scan costs must not grow with those before it."""
    first, last = ([1000 * each for each in part] for part in (took[:1000], took[-1000:]))
    note = f"of the last thousand; half of them within {percentile(last, 50):.1f} ms"
    grown = percentile(last, 50) / percentile(first, 50)
    return [
        Result(f"whole_shop {name} scan", percentile(last, 95), "ms", budget=SCAN_MS, note=note),
        Result(f"whole_shop {name} growth", grown, "", budget=1.5, note="last against first"),
    ]


def _end(name: str, took: float) -> Result:
    return Result(f"whole_shop {name}", took, "s", budget=BUDGET_SECONDS, note="20,000 goods")
