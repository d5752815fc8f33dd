"""Goods that were sold unknown: told once a code, and gone from the list when they are known."""

from __future__ import annotations

from typing import Any

import pytest

from bon.catalog.models import ArticleGroup, Barcode, Product, UnknownItem
from bon.catalog.queries import unknown_items
from bon.catalog.tests.shop import make_pump
from bon.kit.ids import uuid7s
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast, Office

AT = "2026-11-21T12:00:00+01:00"
CODE = "5790000000017"
ids = uuid7s()


@pytest.fixture
def tablet(cast: Cast) -> Tablet:
    return paired(cast)


def sell(cast: Cast, tablet: Tablet, person: object, **other: Any) -> str:
    body = {"variant": str(next(ids)), "barcode": CODE, "name": "Pose", "price": 4900}
    request = {
        "id": str(next(ids)), "kind": "unknown_sold", "at": AT, "employee": str(person),
        "approved_by": None, "body": {**body, "vat": "standard", **other},
    }  # fmt: skip
    result: str = tablet.post("requests", {"requests": [request]}).json()["answers"][0]["result"]
    return result


def listed(cast: Cast) -> list[tuple[str, str, int, int]]:
    with cast.at_work():
        return [(one.code, one.name, one.price, one.times) for one in unknown_items()]


def test_a_code_is_listed_once_as_it_was_described_last(cast: Cast, tablet: Tablet) -> None:
    assert sell(cast, tablet, cast.cashier.id) == "done"
    assert sell(cast, tablet, cast.cashier.id, name="Lærredspose", price=5900) == "done"
    assert listed(cast) == [(CODE, "Lærredspose", 5900, 2)]
    with cast.abroad():
        assert not unknown_items().exists()


def test_it_becomes_goods_of_the_shop(cast: Cast, tablet: Tablet, office: Office) -> None:
    sell(cast, tablet, cast.cashier.id)
    with cast.at_work():
        item = UnknownItem.objects.get()
    owner = office.of(cast.owner)
    page = owner.get(f"/goods/new/?unknown={item.id}")
    form, first = page.context["form"], page.context["first"]
    assert (form["name"].value(), first["barcode"].value(), first["price"].value()) == (
        "Pose", CODE, "49,00",
    )  # fmt: skip
    values = {field.html_name: field.value() or "" for field in (*form, *first)}
    values |= {"vat_class": str(form["vat_class"].value()), "price": "49,00"}
    with cast.at_work():
        values["article_group"] = str(ArticleGroup.objects.order_by("code")[0].id)
    assert owner.post("/goods/new/", values).status_code == 302
    with cast.at_work():
        assert Product.objects.filter(name="Pose").count() == 1
    assert listed(cast) == []


def test_it_is_goods_they_have(cast: Cast, tablet: Tablet, office: Office) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
    sell(cast, tablet, cast.cashier.id)
    with cast.at_work():
        item = UnknownItem.objects.get()
    owner = office.of(cast.owner)
    address = f"/goods/unknown/{item.id}/"
    assert pump.name in owner.get(address, {"q": "pumpe"}).content.decode()
    assert owner.post(address, {"variant": str(pump.id)}).status_code == 302
    with cast.at_work():
        codes = Barcode.objects.filter(variant=pump).order_by("position")
        assert list(codes.values_list("code", flat=True))[-1] == CODE
    assert listed(cast) == []


def test_taken_off_the_list_it_comes_back_when_it_is_sold_again(
    cast: Cast, tablet: Tablet, office: Office
) -> None:
    sell(cast, tablet, cast.cashier.id)
    with cast.at_work():
        item = UnknownItem.objects.get()
    assert office.of(cast.owner).post(f"/goods/unknown/{item.id}/dismiss/").status_code == 302
    assert listed(cast) == []
    sell(cast, tablet, cast.cashier.id)
    assert listed(cast) == [(CODE, "Pose", 4900, 2)]


def test_what_is_no_goods_or_nobodys_to_say_is_refused(
    cast: Cast, tablet: Tablet, office: Office
) -> None:
    assert sell(cast, tablet, cast.stranger.id) == "refused"
    assert sell(cast, tablet, cast.cashier.id, price=-1) == "refused"
    assert sell(cast, tablet, cast.cashier.id, barcode="   ") == "refused"
    assert listed(cast) == []
    sell(cast, tablet, cast.cashier.id)
    with cast.at_work():
        item = UnknownItem.objects.get()
    for person in (cast.stranger, cast.cashier):
        answer = office.of(person).get(f"/goods/unknown/{item.id}/")
        assert answer.status_code in (403, 404)
