"""Prices out of a file, onto a list that is not the chain's."""

from __future__ import annotations

from typing import Any

import pytest

from bon.catalog import queries
from bon.catalog.access import import_run_for, price_import_for
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.drop_price_list import drop_price_list
from bon.catalog.actions.list_prices import list_prices
from bon.catalog.actions.repeat_import import repeat_import
from bon.catalog.actions.start_import import start_import
from bon.catalog.drafts import VariantDraft
from bon.catalog.models import ImportRun, ListedPrice, PriceList, PricePoint, Product, Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.catalog.tests.test_import import counts
from bon.catalog.tests.test_round_trip import KINDS
from bon.kit.access import Denied, NotFound
from bon.staff.cast import Cast, Office
from bon.staff.models import Deviation

FILE = """\
Klubpriser;foråret;;
;;;
Varenummer;Stregkode;Pris;Navn
PU-1;;kr. 199,-;Et andet navn
;5701234567899;100;
RJ-S;;halvtreds;
RJ-M;;;
;;50;
UKENDT;;50;
RJ-S;;"1.249,50";
"""


def read(
    cast: Cast,
    listed: PriceList,
    text: str | bytes = FILE,
    *,
    dry_run: bool = False,
    name: str = "priser.csv",
) -> ImportRun:
    content = text if isinstance(text, bytes) else text.encode()
    with cast.at_work():
        run = start_import(cast.manager, name, content, dry_run=dry_run, price_list=listed)
    return carry_out_import(cast.organisation.id, run.id)


def club(cast: Cast) -> PriceList:
    """Of members, with a jacket on it already."""
    with cast.at_work():
        make_pump(cast)
        small = make_jacket(cast).variants.get(sku="RJ-S")
        made: PriceList = PriceList.objects.create(name="Klubpris", members=True)
        list_prices(cast.owner, made, {small.id: 90_000})
        return made


def on_list() -> dict[str, int]:
    return dict(ListedPrice.objects.values_list("variant__sku", "amount"))


def test_a_file_is_tried_first_and_every_row_is_told_of(cast: Cast) -> None:
    members = club(cast)
    dry = read(cast, members, dry_run=True)
    assert counts(dry) == (1, 1, 0, 5)
    with cast.at_work():
        assert on_list() == {"RJ-S": 90_000}
        told = queries.rejections(dry).values_list("row", "column", "reason", "value", "other")
        assert list(told) == [
            (5, "Varenummer", "twice_in_file", "Fodpumpe", 4),
            (6, "Pris", "price_unclear", "halvtreds", None),
            (7, "Pris", "price_missing", "", None),
            (8, "Varenummer", "number_missing", "", None),
            (9, "Varenummer", "not_here", "UKENDT", None),
        ]
        wet = repeat_import(cast.manager, ImportRun.objects.get(id=dry.id))
    assert counts(carry_out_import(cast.organisation.id, wet.id)) == (1, 1, 0, 5)
    with cast.at_work():
        assert on_list() == {"PU-1": 19_900, "RJ-S": 124_950}
        points = PricePoint.objects.filter(price_list=members).order_by("id")
        assert list(points.values_list("amount", "who")) == [
            (90_000, cast.owner.id), (19_900, cast.manager.id), (124_950, cast.manager.id)
        ]  # fmt: skip
        assert sorted(Product.objects.values_list("name", flat=True)) == ["Fodpumpe", "Regnjakke"]
        assert Variant.objects.get(sku="PU-1").price == 24_900
    assert counts(read(cast, members)) == (0, 0, 2, 5)
    with cast.at_work():
        assert PricePoint.objects.filter(price_list=members).count() == 3
        assert list(queries.import_runs()) == []


@KINDS
def test_the_file_of_a_list_is_brought_in_again(cast: Cast, office: Office, kind: str) -> None:
    """Also goods without a number or a barcode: nothing else said which they are."""
    members = club(cast)
    browser = office.of(cast.manager)
    with cast.at_work():
        bare = create_product(cast.manager, draft("Lap", VariantDraft(price=1_000)))
        Variant.objects.filter(sku="PU-1").update(sku="")
        pump = Variant.objects.get(codes__startswith="5701234567899")
        list_prices(cast.owner, members, {pump.id: 19_900, bare.id: 900})
    answer: Any = browser.get(f"/prices/{members.id}/priser.csv?as={kind}")
    file = b"".join(answer.streaming_content)
    assert counts(read(cast, members, file, name=f"priser.{kind}")) == (0, 0, 3, 0)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("Varenummer;Navn\nPU-1;Fodpumpe\n", "no_price_column"), ("", "empty")],
)
def test_a_file_of_something_else_is_refused_whole(cast: Cast, text: str, problem: str) -> None:
    members = club(cast)
    run = read(cast, members, text)
    assert (run.status, run.problem) == ("failed", problem)
    with cast.at_work():
        assert on_list() == {"RJ-S": 90_000}


def test_a_list_that_was_dropped_stays_empty(cast: Cast) -> None:
    members = club(cast)
    with cast.at_work():
        content = FILE.encode()
        run = start_import(cast.owner, "a.csv", content, dry_run=False, price_list=members)
        drop_price_list(cast.owner, PriceList.objects.get(id=members.id))
    assert carry_out_import(cast.organisation.id, run.id).problem == "list_dropped"
    with cast.at_work():
        list_prices(cast.owner, members, {Variant.objects.get(sku="PU-1").id: 1})
        assert on_list() == {}


def test_who_may_set_prices_may_bring_them_in(cast: Cast) -> None:
    members = club(cast)
    with cast.at_work():
        Deviation.objects.create(person=cast.manager, permission="import_goods", answer="deny")
        run = start_import(cast.manager, "a.csv", b"x", dry_run=True, price_list=members)
        assert price_import_for(cast.manager, run.id) == run
        with pytest.raises(NotFound):
            import_run_for(cast.owner, run.id)
        with pytest.raises(Denied):
            start_import(cast.cashier, "a.csv", b"x", dry_run=True, price_list=members)
        with pytest.raises(Denied):
            price_import_for(cast.cashier, run.id)
    with cast.abroad(), pytest.raises(NotFound):
        price_import_for(cast.stranger, run.id)
