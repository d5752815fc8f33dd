"""Cash beside the sales: kept from the journal, seen in the office, confirmed by the bank."""

from __future__ import annotations

from base64 import b64encode
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings

from bon.cash.models import Confirmation, Move, Photo
from bon.cash.requests import Bill, photo
from bon.kit.ids import uuid7
from bon.kit.models import AuditEvent
from bon.registers.tests.counter import Counter, open_counter
from bon.sales.models import Sale
from bon.staff.cast import Cast, Office
from bon.staff.uplink import Asker, Refused

JPEG = b"\xff\xd8\xff\xe0 a bill"
BILL = UUID("01980000-0000-7000-8000-000000009001")


def _moved(amount: int, reason: str, **more: Any) -> dict[str, Any]:
    return {
        "amount": amount, "reason": reason, "note": "", "photo": None, "approved_by": None,
    } | more  # fmt: skip


@pytest.fixture
def counter(cast: Cast) -> Counter:
    """Change fetched, a window cleaner paid, a bag sent; the same once more in training."""
    counter = open_counter(cast.register, [cast.cashier, cast.manager])
    till = counter.till
    for training in (False, True):
        till.training = training
        till.record("cash_in", _moved(100_000, "change"))
        till.record("cash_out", _moved(25_050, "supplies", note="Mælk", photo=str(BILL)))
        bag = {"amount": 80_000, "bag": "P-17", "foreign": [], "approved_by": str(cast.manager.id)}
        till.record("bank_deposit", bag)
    till.training = False
    till.send(counter.deliver)
    return counter


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def _asker(cast: Cast, counter: Counter) -> Asker:
    return Asker(cast.register.id, cast.store.id, counter.till.clock(), cast.cashier)


def test_what_moved_is_kept_once_and_training_is_not(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        kept = Move.objects.order_by("at").values_list("way", "amount", "reason", "bag", "photo_id")
        assert list(kept) == [
            ("in", 100_000, "change", "", None),
            ("out", 25_050, "supplies", "", BILL),
            ("bank", 80_000, "", "P-17", None),
        ]
        assert Sale.objects.count() == 0
    assert counter.till.figures()["expected_cash"] == 50_000 + 100_000 - 25_050 - 80_000


def test_the_office_shows_it_and_the_stranger_sees_nothing(
    cast: Cast, counter: Counter, office: Office
) -> None:
    page = _text(office.of(cast.owner).get("/cash/"))
    for told in ("Byttepenge", "1.000,00", "Småindkøb", "Mælk", "250,50", "P-17", "800,00"):
        assert told in page
    assert "Bilaget er på vej" in page
    assert f"godkendt af {cast.manager.name}" in page
    only = _text(office.of(cast.owner).get("/cash/?way=bank"))
    assert "P-17" in only
    assert "Mælk" not in only
    assert "P-17" not in _text(office.of(cast.stranger).get("/cash/"))


def test_a_deposit_is_confirmed_once_with_what_the_bank_counted(
    cast: Cast, counter: Counter, office: Office
) -> None:
    with cast.at_work():
        deposit = Move.objects.get(way="bank")
        other = Move.objects.get(way="out")
    address = f"/cash/{deposit.id}/confirm/"
    assert office.of(cast.stranger).post(address, {"amount": "800"}).status_code == 404
    assert office.of(cast.cashier).post(address, {"amount": "800"}).status_code == 403
    owner = office.of(cast.owner)
    assert owner.post(f"/cash/{other.id}/confirm/", {"amount": "1"}).status_code == 404
    assert owner.post(address, {"amount": "799,50"}).status_code == 302
    assert owner.post(address, {"amount": "1"}).status_code == 302
    with cast.at_work():
        assert Confirmation.objects.get().amount == 79_950
        event = AuditEvent.objects.get(verb="deposit_confirmed")
        assert event.after == {"amount": 79_950, "bag": "P-17", "sent": 80_000}
    assert "Banken talte 799,50" in _text(owner.get("/cash/"))


def test_the_picture_of_a_bill_comes_on_its_own_way(
    cast: Cast, counter: Counter, office: Office, settings: Any, tmp_path: Any
) -> None:
    asker = _asker(cast, counter)
    with cast.at_work():
        photo(asker, Bill(BILL, b64encode(JPEG).decode()))
        photo(asker, Bill(BILL, b64encode(JPEG + b" again").decode()))
        assert bytes(Photo.objects.get().content) == JPEG
    seen = office.of(cast.cashier).get(f"/cash/photos/{BILL}/")
    assert (seen.content, seen.headers["Content-Type"]) == (JPEG, "image/jpeg")
    assert office.of(cast.stranger).get(f"/cash/photos/{BILL}/").status_code == 404
    settings.PHOTOS = str(tmp_path)
    unnamed = uuid7()
    with cast.at_work():
        photo(asker, Bill(unnamed, b64encode(JPEG).decode()))
        assert bytes(Photo.objects.get(id=unnamed).content) == b""
    assert (tmp_path / str(cast.organisation.id) / f"{unnamed}.jpg").read_bytes() == JPEG
    # No cash names it: it belongs to nothing that anybody may look at.
    assert office.of(cast.owner).get(f"/cash/photos/{unnamed}/").status_code == 404
    assert str(tmp_path) == django_settings.PHOTOS


@pytest.mark.parametrize("content", ["no base64 !", b64encode(b"<svg onload=alert(1)>").decode()])
def test_what_is_no_picture_is_refused(cast: Cast, counter: Counter, content: str) -> None:
    with cast.at_work():
        with pytest.raises(Refused) as refused:
            photo(_asker(cast, counter), Bill(BILL, content))
        assert refused.value.reason == "photo_unreadable"
        assert Photo.objects.count() == 0


def test_cash_that_cannot_be_kept_waits_for_people(cast: Cast, counter: Counter) -> None:
    counter.till.record("cash_out", _moved(-1, "supplies"))
    counter.till.record("cash_out", _moved(500, "postage"))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert Move.objects.filter(way="out").count() == 2
        assert Move.objects.filter(amount=500).count() == 1
