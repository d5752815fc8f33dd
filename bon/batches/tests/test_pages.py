"""The pages of batches: counted at the desk, listed, written off, called back."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bon.batches.models import Batch
from bon.batches.tests.test_batches import GTIN, delivery, milk, receive, rest
from bon.catalog.models import Variant
from bon.kit.ids import uuid7
from bon.staff.cast import Cast, Office


def _text(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def goods(cast: Cast) -> Variant:
    with cast.at_work():
        return milk(cast)


@pytest.fixture
def browser(cast: Cast, office: Office) -> Client:
    return office.of(cast.manager)


def test_a_scan_names_the_lot_and_hands_name_the_rest(
    browser: Client, cast: Cast, goods: Variant
) -> None:
    with cast.at_work():
        receipt = delivery(cast)
    at = f"/receiving/{receipt.id}"
    soon = timezone.localdate() + dt.timedelta(days=9)
    symbol = f"]d2010{GTIN}17{soon:%y%m%d}10L-7"
    told = _text(browser.post(f"{at}/scan/", {"code": symbol, "id": uuid7()}))
    assert "L-7" in told
    assert "Holder til" in told
    browser.post(f"{at}/scan/", {"code": GTIN, "id": uuid7()})
    part = f"{at}/part/{goods.id}/"
    told = _text(browser.post(part, {"quantity": "2", "number": "L-8"}))
    assert "Der er talt 1, som ikke har en batch" in told
    assert "Skriv den sidste dag" in _text(browser.post(part, {"quantity": "1", "expires_on": "x"}))
    assert "Skriv et tal" in _text(browser.post(part, {"number": "L-8"}))
    browser.post(f"{at}/count/{goods.id}/", {"add": "1"})
    page = browser.get(f"{at}/").content.decode()
    [press] = re.findall(r'type="hidden" name="id" value="([^"]+)"', page)
    lot = {"quantity": "1", "number": "L-8", "expires_on": "2030-01-31", "id": press}
    for _pressed_twice in range(2):
        told = _text(browser.post(part, lot))
    assert "31. jan. 2030" in told
    assert "1 uden nummer" in told
    browser.post(f"{at}/count/{goods.id}/", {"add": "-1"})
    told = _text(browser.get(f"{at}/"))
    assert "uden nummer" not in told
    told = _text(browser.post(part, {"take": "1", "number": "L-8", "expires_on": "2030-01-31"}))
    assert "1 uden nummer" in told
    browser.post(f"{at}/book/", {"note_no": "F-12", "freight": "0", "rate": "100"})
    with cast.at_work():
        assert list(rest(goods)) == ["L-7"]


def test_from_the_list_goods_are_written_off_in_one_step(
    browser: Client, cast: Cast, goods: Variant
) -> None:
    assert "Intet udløber" in _text(browser.get("/batches/"))
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    with cast.at_work():
        receive(cast, goods, (6_000, "L-7", yesterday))
        batch = Batch.objects.get()
    page = browser.get("/batches/?within=expired")
    assert "Sødmælk" in _text(page)
    assert "Har kostet 48,00 kr." in _text(page)
    [id] = re.findall(r'name="id" value="([^"]+)"', page.content.decode())
    asked = {"id": id, "store": cast.store.id, "within": "expired"}
    told = _text(browser.post(f"/batches/{batch.id}/write-off/", asked, follow=True))
    assert "Der er 6 tilbage af batch L-7." in told
    sent = {**asked, "quantity": "6"}
    answer = browser.post(f"/batches/{batch.id}/write-off/", sent)
    assert answer["Location"] == "/batches/?within=expired"
    browser.post(f"/batches/{batch.id}/write-off/", sent)
    assert "Intet udløber" in _text(browser.get("/batches/?within=expired"))
    with cast.at_work():
        assert rest(goods) == {}
    told = _text(browser.get(f"/batches/{batch.id}/"))
    for said in ("Batch L-7", "Nordic Parts", "For gammelt", "-6"):
        assert said.replace("-", "\N{MINUS SIGN}") in told.replace("-", "\N{MINUS SIGN}")


def test_the_list_goes_out_as_a_file_and_belongs_to_one_shop(
    browser: Client, cast: Cast, goods: Variant, office: Office
) -> None:
    last = timezone.localdate() + dt.timedelta(days=3)
    with cast.at_work():
        receive(cast, goods, (6_000, "L-7", last))
        batch = Batch.objects.get()
    file = b"".join(browser.get("/batches/udloeber.csv")).decode("utf-8-sig")
    assert file.splitlines() == [
        "Varenummer;Navn;Batch;Sidste dag;Butik;Antal;Værdi",
        f"MÆ-1;Sødmælk;L-7;{last.isoformat()};{cast.store.name};6,000;48,00",
    ]
    stranger = office.of(cast.stranger)
    assert stranger.get(f"/batches/{batch.id}/").status_code == 404
    assert "Intet udløber" in _text(stranger.get("/batches/"))
