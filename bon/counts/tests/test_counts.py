"""What lies there is counted while the shop sells: differences are exact, and nothing is lost."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from bon.catalog.actions.change_product import change_product
from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.counts.actions.drop_count import drop_count
from bon.counts.actions.finish_count import count_on, finish_count
from bon.counts.actions.post_count import post_count
from bon.counts.actions.tally import Said, put_right, tally
from bon.counts.models import Count, Tally
from bon.counts.queries import counted_of, differences, uncounted
from bon.counts.tests.shelf import begin, found, lay, leaves, lies, say
from bon.kit.access import Denied, NotFound
from bon.kit.ids import uuid7
from bon.kit.models import AuditEvent
from bon.staff.cast import Cast, Office
from bon.stock.models import Movement
from bon.stock.queries import broken_levels
from bon.stock.reasons import COUNT


@pytest.fixture
def pump(cast: Cast) -> Variant:
    """Ten for 1.000 kr. on the shelf."""
    with cast.at_work():
        variant: Variant = make_pump(cast).variants.get()
        lay(cast, variant, 10_000, 100_000)
    return variant


@pytest.fixture
def count(cast: Cast, pump: Variant) -> Count:
    """Of everything, begun an hour ago."""
    with cast.at_work():
        begun = begin(cast)
        begun.begun_at = ago(60)
        begun.save()
    return begun


def ago(minutes: int) -> datetime:
    return timezone.now() - timedelta(minutes=minutes)


def test_a_count_puts_stock_right(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        said = say(cast.cashier, count, pump, 8_000, ago(20))
        assert said.held_milli == 10_000
        finish_count(cast.cashier, count.id)
        (row,) = differences(count, counted_of(count))
        assert (row.variant, row.counted.difference_milli, row.worth) == (pump, -2_000, -20_000)
        post_count(cast.manager, count.id)
        assert lies(cast, pump) == (8_000, 80_000)
        moved = Movement.objects.get(source_id=count.id)
        assert (moved.reason, moved.quantity_milli, moved.at) == (COUNT.code, -2_000, said.at)
        assert moved.who == cast.manager.id
        assert broken_levels() == []
        verbs = AuditEvent.objects.filter(subject="counts.count").values_list("verb", flat=True)
        assert sorted(verbs) == ["count_begun", "count_finished", "count_posted"]


def test_posted_twice_is_once(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        say(cast.manager, count, pump, 8_000)
        finish_count(cast.manager, count.id)
        post_count(cast.manager, count.id)
        post_count(cast.manager, count.id)
        assert lies(cast, pump) == (8_000, 80_000)
        assert AuditEvent.objects.filter(verb="count_posted").count() == 1


def test_what_is_sold_before_and_after_does_not_matter(
    cast: Cast, pump: Variant, count: Count
) -> None:
    with cast.at_work():
        leaves(cast, pump, 3_000, ago(40))
        say(cast.manager, count, pump, 6_000, ago(30))
        leaves(cast, pump, 2_000, ago(20))
        assert found(count) == {pump.id: -1_000}
        finish_count(cast.manager, count.id)
        post_count(cast.manager, count.id)
        assert lies(cast, pump)[0] == 4_000


@pytest.mark.parametrize(
    ("second", "difference"), [(6_000, 0), (5_000, 0), (4_000, -1_000), (8_000, 2_000)]
)
def test_two_zones_add_up_though_one_is_sold_in_between(
    cast: Cast, pump: Variant, count: Count, second: int, difference: int
) -> None:
    with cast.at_work():
        say(cast.manager, count, pump, 4_000, ago(30))
        leaves(cast, pump, 1_000, ago(20))
        say(cast.cashier, count, pump, second, ago(10))
        (row,) = counted_of(count)
        assert (row.counted_milli, row.low_milli, row.high_milli) == (4_000 + second, 9_000, 10_000)
        assert row.moved
        assert row.difference_milli == difference


def test_a_sale_that_comes_late_is_put_right_afterwards(
    cast: Cast, pump: Variant, count: Count
) -> None:
    with cast.at_work():
        say(cast.manager, count, pump, 8_000, ago(10))
        finish_count(cast.manager, count.id)
        post_count(cast.manager, count.id)
        leaves(cast, pump, 2_000, ago(20))
        assert lies(cast, pump)[0] == 6_000
        (row,) = differences(count, counted_of(count))
        assert (row.counted.difference_milli, row.posted_milli, row.open_milli) == (
            0,
            -2_000,
            2_000,
        )
        post_count(cast.manager, count.id)
        assert lies(cast, pump)[0] == 8_000
        assert broken_levels() == []


def test_a_scan_that_is_sent_again_counts_once(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        said = Said(uuid7(), pump, 1_000)
        for _try in range(3):
            tally(cast.cashier, count.id, said)
        (row,) = counted_of(count)
        assert row.counted_milli == 1_000
        undo = uuid7()
        say(cast.cashier, count, pump, 1_000)
        for _try in range(2):
            put_right(cast.cashier, count.id, undo, None)
        (row,) = counted_of(count)
        assert row.counted_milli == 1_000


def test_a_quantity_typed_is_what_lies_here_in_all(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        say(cast.manager, count, pump, 4_000)
        for _scan in range(3):
            say(cast.cashier, count, pump, 1_000)
        put_right(cast.cashier, count.id, uuid7(), 12_000)
        (row,) = counted_of(count)
        assert row.counted_milli == 16_000
        put_right(cast.cashier, count.id, uuid7(), None)
        (row,) = counted_of(count)
        assert row.counted_milli == 4_000
        assert put_right(cast.cashier, count.id, uuid7(), None) is None
        assert Tally.objects.count() == 8


def test_not_counted_is_not_zero(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        jacket = make_jacket(cast).variants.order_by("sku")[0]
        lay(cast, jacket, 5_000)
        say(cast.manager, count, jacket, 5_000)
        say(cast.manager, count, pump, 1_000)
        put_right(cast.manager, count.id, uuid7(), None)
        assert [(row.variant, row.lies_milli) for row in uncounted(count, counted_of(count))] == [
            (pump, 10_000)
        ]
        finish_count(cast.manager, count.id)
        post_count(cast.manager, count.id)
        assert lies(cast, pump) == (10_000, 100_000)


def test_none_is_none_once_somebody_says_so(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        say(cast.manager, count, pump, 0)
        assert uncounted(count, counted_of(count)) == []
        finish_count(cast.manager, count.id)
        post_count(cast.manager, count.id)
        assert lies(cast, pump) == (0, 0)


def test_of_what_is_refused_nothing_is_kept(cast: Cast, pump: Variant, office: Office) -> None:
    with cast.at_work():
        count = begin(cast, f"variant:{pump.id}")
        jacket, *_larger = make_jacket(cast).variants.all()
    said = {"goods": [str(pump.id), str(jacket.id)]}
    page = office.of(cast.manager).post(f"/counts/{count.id}/none/", said, follow=True)
    assert "er ikke blandt de varer, der tælles" in page.content.decode()
    with cast.at_work():
        assert not Tally.objects.exists()


def test_counted_again_replaces_what_was_counted(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        say(cast.manager, count, pump, 3_000, ago(10))
        finish_count(cast.manager, count.id)
        count_on(cast.manager, count.id, [pump.id])
        assert counted_of(count) == []
        (row,) = uncounted(count, counted_of(count))
        assert (row.variant, row.again) == (pump, True)
        with pytest.raises(ValidationError):
            post_count(cast.manager, count.id)
        say(cast.cashier, count, pump, 9_000)
        assert found(count) == {pump.id: -1_000}
        assert uncounted(count, counted_of(count)) == []


def test_a_piece_with_a_number_is_counted_once(
    cast: Cast, pump: Variant, count: Count, office: Office
) -> None:
    def scan(number: str) -> str:
        said = {"code": f"]d2010570123456789921{number}", "id": str(uuid7())}
        page = browser.post(f"/counts/{count.id}/scan/", said, headers={"HX-Request": "true"})
        return str(page.content.decode())

    browser = office.of(cast.manager)
    with cast.at_work():
        change_product(cast.manager, pump.product, serial=True)
    scan("12A")
    assert "Serienummer 12A er allerede talt med." in scan("12A")
    scan("12B")
    with cast.at_work():
        assert [row.counted_milli for row in counted_of(count)] == [2_000]
        put_right(cast.manager, count.id, uuid7(), None)
    scan("12B")
    with cast.at_work():
        assert [row.counted_milli for row in counted_of(count)] == [2_000]
        finish_count(cast.manager, count.id)
        count_on(cast.manager, count.id, [pump.id])
    assert "allerede" not in scan("12A")
    with cast.at_work():
        assert [row.counted_milli for row in counted_of(count)] == [1_000]


def test_no_goods_are_in_two_counts_of_one_place(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        with pytest.raises(ValidationError, match="Optælling 1 er i gang med de samme varer"):
            begin(cast, f"variant:{pump.id}")
        drop_count(cast.manager, count.id)
        other = begin(cast, f"variant:{pump.id}")
        assert other.number == 2
        jacket = make_jacket(cast).variants.order_by("sku")[0]
        with pytest.raises(ValidationError, match="ikke blandt de varer"):
            say(cast.manager, other, jacket, 1_000)
        assert not Tally.objects.exists()


def test_a_count_that_has_ended_takes_nothing_more(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        say(cast.manager, count, pump, 4_000)
        drop_count(cast.manager, count.id)
        with pytest.raises(ValidationError):
            say(cast.manager, count, pump, 1_000)
        with pytest.raises(ValidationError):
            post_count(cast.manager, count.id)
        assert lies(cast, pump) == (10_000, 100_000)


def test_a_cashier_counts_and_a_manager_decides(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        say(cast.cashier, count, pump, 4_000)
        finish_count(cast.cashier, count.id)
        for decide in (post_count, drop_count):
            with pytest.raises(Denied):
                decide(cast.cashier, count.id)
        cast.cashier.role.grants.filter(permission="count").delete()
        del cast.cashier.answers
        with pytest.raises(Denied):
            say(cast.cashier, count, pump, 1_000)
        assert lies(cast, pump) == (10_000, 100_000)


def test_the_stranger_finds_no_count(cast: Cast, pump: Variant, count: Count) -> None:
    with cast.at_work():
        say(cast.manager, count, pump, 4_000)
        finish_count(cast.manager, count.id)
    with cast.abroad():
        with pytest.raises(NotFound):
            post_count(cast.stranger, count.id)
        with pytest.raises(NotFound):
            say(cast.stranger, count, pump, 1_000)
    with cast.at_work():
        assert lies(cast, pump) == (10_000, 100_000)
        assert Tally.objects.count() == 1


def test_the_reader_of_codes_may_run_where_goods_are_counted_and_nowhere_else(
    cast: Cast, count: Count, office: Office
) -> None:
    browser = office.of(cast.cashier)
    policy = browser.get(f"/counts/{count.id}/")["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in f"{policy};"
    assert "wasm" not in browser.get("/counts/")["Content-Security-Policy"]
