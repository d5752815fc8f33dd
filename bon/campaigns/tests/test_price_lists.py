"""Price lists in the office: for whom, which goods, from a file; and what the registers get."""

from __future__ import annotations

import datetime as dt
import json
import re
from html import escape, unescape
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bon.catalog import feed
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.turn_price_lists import turn_price_lists
from bon.catalog.drafts import VariantDraft
from bon.catalog.models import ImportRun, ListedPrice, PriceList, Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.customers.models import Group
from bon.staff.cast import Cast, Office

AT = "/prices/"


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def browser(cast: Cast, office: Office) -> Client:
    with cast.at_work():
        make_pump(cast)
        make_jacket(cast)
        Group.objects.create(name="Erhverv")
    return office.of(cast.manager)


def _made(browser: Client, cast: Cast, **fields: Any) -> PriceList:
    said = {"name": "Klubpris", "audience": "members", **fields}
    assert browser.post(f"{AT}new/", said).status_code == 302
    with cast.at_work():
        found: PriceList = PriceList.objects.get(name=said["name"])
        return found


def _prices(cast: Cast, store: Any = None) -> dict[str, tuple[int, str]]:
    with cast.at_work():
        rows = json.loads(f"[{feed.goods(store).rows}]")
    return {row[2]: (row[5], row[12]) for row in rows}


def test_the_menu_says_that_prices_are_of_the_goods(browser: Client) -> None:
    for page, way in ((AT, "Varer og priser"), (f"{AT}new/", "Varer og priser"),
                      ("/campaigns/", "Kampagner")):  # fmt: skip
        menu = _text(browser.get(page)).partition("</nav>")[0]
        here = re.findall(r'class="way"[^>]* aria-current="page".*?<span>(.*?)</span>', menu)
        assert here == [way], page


def test_goods_get_a_price_or_so_much_less_and_can_be_taken_off(
    browser: Client, cast: Cast
) -> None:
    assert "Ingen prislister endnu" in _text(browser.get(AT))
    club = _made(browser, cast)
    page = f"{AT}{club.id}/"
    assert "Ingen varer på listen endnu" in _text(browser.get(page))
    with cast.at_work():
        pump, *_rest, jacket = Variant.objects.order_by("sku")
    assert "Fodpumpe" in _text(browser.get(f"{AT}goods/?find_0=fodp"))
    browser.post(f"{page}add/", {"goods_0": [f"variant:{pump.id}"], "price": "199"})
    sale = {"goods_0": [f"product:{jacket.product_id}"], "rate": "15", "whole": "on"}
    told = _text(browser.post(f"{page}add/", sale, follow=True))
    assert "3 varer har fået deres pris." in told
    for said in ("249,00", "199,00", "20 %", "509,00", "518,00", "526,00"):
        assert said in told
    assert _prices(cast)["PU-1"] == (24_900, f"{club.id}=19900")
    assert _prices(cast)["RJ-S"] == (59_900, f"{club.id}=50900")
    browser.post(f"{page}add/", {"goods_0": [f"variant:{pump.id}"], "rate": "15"})
    assert _prices(cast)["PU-1"] == (24_900, f"{club.id}=21165")
    for refused in ({"price": "1", "rate": "2"}, {}):
        sent = {"goods_0": [f"variant:{pump.id}"], **refused}
        assert "Skriv enten en pris eller en rabat." in _text(browser.post(f"{page}add/", sent))
    assert "Vælg varer, der har en pris." in _text(browser.post(f"{page}add/", {"price": "1"}))
    browser.post(f"{page}take-off/", {"variant": str(pump.id)})
    browser.post(f"{page}take-off/", {"variant": "x"})
    assert _prices(cast)["PU-1"] == (24_900, "")
    browser.post(f"{page}drop/")
    assert _prices(cast)["RJ-S"] == (59_900, "")


def test_a_long_list_comes_a_page_at_a_time_and_whole_as_a_file(
    browser: Client, cast: Cast
) -> None:
    page = f"{AT}{_made(browser, cast).id}/"
    sizes = [f"{number:02d}" for number in range(1, 61)]
    with cast.at_work():
        drafts = [VariantDraft(9_900, axes=[("Størrelse", size)]) for size in sizes]
        shoe = create_product(cast.manager, draft("Cykelsko", *drafts))
    browser.post(f"{page}add/", {"goods_0": [f"product:{shoe.id}"], "price": "79"})

    def shown(address: str) -> tuple[list[str], str]:
        text = _text(browser.get(address, headers={"HX-Request": "true"}))
        more = re.findall(r'class="more" href="([^"]*)"', text)
        return re.findall(r">Cykelsko (\d\d)</a>", text), unescape(more[0]) if more else ""

    first, more = shown(page)
    assert first == sizes[:50]
    assert shown(more) == (sizes[50:], "")
    assert shown(f"{page}?q=cykelsko+07") == (["07"], "")
    refused = _text(browser.post(f"{page}add/", {"price": "1"}))
    assert f'href="{escape(more)}"' in refused, "a page that says what is wrong goes on too"
    file = b"".join(browser.get(f"{page}priser.csv")).decode("utf-8-sig").splitlines()
    assert [line.split(";")[2] for line in file[1:]] == [f"Cykelsko {size}" for size in sizes]


def test_prices_come_out_of_a_file_and_go_into_one(browser: Client, cast: Cast) -> None:
    page = f"{AT}{_made(browser, cast).id}/"

    def send(text: str) -> str:
        file = SimpleUploadedFile("priser.csv", text.encode())
        return follow(browser.post(f"{page}file/", {"file": file}).headers["Location"])

    def follow(address: str) -> str:
        assert "Venter på at komme til" in _text(browser.get(address))
        carry_out_import(cast.organisation.id, UUID(address.split("/")[-2]))
        return _text(browser.get(address))

    assert "en kolonne Pris og en med Varenummer" in send("Navn;Pris\nFodpumpe;1\n")
    told = send("Varenr;Stregkode;Pris\n;5701234567899;199,50\nRJ-S;;499\nXX;;1\n")
    for said in ("Kommer på listen", "Intet er ændret endnu.", "Varen findes ikke"):
        assert said in told
    with cast.at_work():
        run = ImportRun.objects.latest("started_at")
        assert not ListedPrice.objects.exists()
    assert b"XX" in b"".join(browser.get(f"{AT}import/{run.id}/refused/"))
    again = browser.post(f"{AT}import/{run.id}/repeat/").headers["Location"]
    assert "Priserne står på listen." in follow(again)
    file = b"".join(browser.get(f"{page}priser.csv")).decode("utf-8-sig").splitlines()
    with cast.at_work():
        ids = dict(Variant.objects.values_list("sku", "id"))
    assert file == [
        "Varenummer;Stregkoder;Navn;Normalpris;Pris;Bon-id",
        f"PU-1;5701234567899 0036000291452*6;Fodpumpe;249,00;199,50;{ids['PU-1']}",
        f"RJ-S;;Regnjakke S Blå;599,00;499,00;{ids['RJ-S']}",
    ]


def test_a_list_is_for_somebody_and_holds_its_days(browser: Client, cast: Cast) -> None:
    def refused(**fields: str) -> str:
        return _text(browser.post(f"{AT}new/", {"name": "X", **fields}))

    assert "Vælg mindst én gruppe." in refused(audience="groups")
    assert "Vælg butikken." in refused(audience="store")
    late = {"starts_on": "2026-12-02", "ends_on": "2026-12-01"}
    assert "Den sidste dag ligger før" in refused(audience="members", **late)
    with cast.at_work():
        group = Group.objects.get()
    trade = _made(browser, cast, name="Erhverv", audience="groups", groups=[str(group.id)])
    _made(browser, cast, name="Jul", starts_on="2099-12-01")
    ours = _made(browser, cast, name="Butikken", audience="store", store=str(cast.store.id))
    listed = _text(browser.get(AT))
    for said in ("Erhverv", "Planlagt", "Gælder nu", f"Alle i {cast.store.name}"):
        assert said in listed
    with cast.at_work():
        told = feed.price_lists()
        assert [(each["name"], each["groups"]) for each in told] == [("Erhverv", [str(group.id)])]
        assert trade.members is False
    again = refused(audience="store", store=str(cast.store.id))
    assert "Butikken har allerede en prisliste." in again
    named = _text(browser.post(f"{AT}new/", {"name": "Butikken", "audience": "members"}))
    assert "En anden prisliste hedder allerede det." in named
    assert ours.state == "live"


def test_a_store_s_list_turns_with_the_day(browser: Client, cast: Cast) -> None:
    ours = _made(browser, cast, name="Butikken", audience="store", store=str(cast.store.id))
    with cast.at_work():
        pump = Variant.objects.get(sku="PU-1")
    browser.post(f"{AT}{ours.id}/add/", {"goods_0": [f"variant:{pump.id}"], "price": "199"})
    assert _prices(cast, cast.store.id)["PU-1"][0] == 19_900
    with cast.at_work():
        yesterday = dt.date(2020, 1, 31)
        PriceList.objects.filter(id=ours.id).update(ends_on=yesterday)
        before = feed.position().revision
        assert turn_price_lists(dt.date(2020, 1, 31)) == 0
        assert turn_price_lists(dt.date(2020, 2, 1)) == 1
        assert json.loads(f"[{feed.changes(cast.store.id, before, 10).rows}]")[0][5] == 24_900


def test_only_who_may_set_prices_and_only_their_own(
    browser: Client, cast: Cast, office: Office
) -> None:
    club = _made(browser, cast)
    assert office.of(cast.cashier).get(AT).status_code == 403
    stranger = office.of(cast.stranger)
    for way in ("", "edit/", "priser.csv"):
        assert stranger.get(f"{AT}{club.id}/{way}").status_code == 404
    for way in ("add/", "file/", "take-off/", "drop/"):
        assert stranger.post(f"{AT}{club.id}/{way}").status_code == 404
