"""The goods are plausible before any import sees them."""

from __future__ import annotations

from bon.demo.missions import KINDS, ON_THE_WAY
from bon.demo.tests.shelves import items, rows
from bon.demo.tiles import PAGES
from till.barcode import check_digit, scan_goods


def test_there_are_some_four_hundred_goods_of_some_three_hundred_products() -> None:
    assert len(items()) == 421
    assert len({item["product"] for item in items()}) == 300


def test_numbers_and_codes_are_given_once() -> None:
    goods = items()
    codes = [item["barcode"] for item in goods if item["barcode"]]
    assert len({item["sku"] for item in goods}) == len(goods)
    assert len(set(codes)) == len(codes)


def test_barcodes_are_of_the_range_that_shops_give_out_themselves() -> None:
    for item in items():
        code = item["barcode"]
        if code:
            assert code[:2] == ("26" if item["weighed"] else "20"), code
            assert check_digit(code[:12]) == code[12], code


def test_a_scale_label_finds_its_goods() -> None:
    mix = next(item for item in items() if item["name"].startswith("Turblanding"))
    label = mix["barcode"][:6] + "000250"
    weighed = scan_goods(label + check_digit(label))[1]
    assert weighed["kind"] == "weighed"
    assert weighed["quantity_milli"] == 250
    assert mix["barcode"] in weighed["lookup"]


def test_everything_costs_less_than_it_is_sold_for() -> None:
    for row in rows():
        if row["Kostpris"]:
            cost, price = (float(row[c].replace(",", ".")) for c in ("Kostpris", "Salgspris"))
            assert 0.3 * price < cost < 0.8 * price, row["Navn"]


def test_every_mission_finds_its_category_and_every_tile_its_goods() -> None:
    categories = {item["category"] for item in items()}
    names = {item["name"] for item in items()}
    wanted = {
        part.category for kind in KINDS.values() for mission in kind for part in mission.parts
    }
    wanted |= {category for kind in ON_THE_WAY.values() for category in kind}
    assert wanted == categories
    assert {name for page in PAGES for name, _label in page.tiles} <= names
