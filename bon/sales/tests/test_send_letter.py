"""A receipt on the web, by e-mail and by text message."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from bon.kit.models import Task
from bon.kit.sms import NotSent
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.sales import jobs
from bon.sales.actions.deliver_letter import deliver_letter, give_up
from bon.sales.actions.send_letter import NoAddress, send_letter
from bon.sales.models import Letter
from bon.staff.cast import Cast

pytestmark = pytest.mark.django_db
URL = "https://bon.example"


@pytest.fixture
def shop(cast: Cast, settings: Any, tmp_path: Path) -> Counter:
    """A register that prints addresses, and post that goes nowhere."""
    settings.PUBLIC_URL = URL
    settings.SMS_FOLDER = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.secret = "s3cr3t-s3cr3t"
    counter.till.pricebook["receipt_url"] = f"{URL}/r/{cast.organisation.id.hex}/"
    return counter


def sold(counter: Counter) -> tuple[UUID, str]:
    """A bell, sold and handed in: the sale's id, and its receipt's address."""
    entry = counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    return UUID(entry["id"]), entry["body"]["link"]


def wish(cast: Cast, sale: UUID, channel: str, to: str) -> UUID:
    send_letter(cast.cashier, "sales.receipt", sale, channel, to, timezone.now())
    found: UUID = Letter.objects.values_list("id", flat=True).latest("id")
    return found


def test_who_has_the_address_sees_the_receipt_and_nobody_else(cast: Cast, shop: Counter) -> None:
    sale, link = sold(shop)
    assert link == f"{URL}/r/{cast.organisation.id.hex}/{sale.hex}/s3cr3t-s3cr3t"
    path = link.removeprefix(URL)
    answer = Client().get(path)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Ringeklokke" in page
    assert "49,95" in page
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    foreign = path.replace(cast.organisation.id.hex, cast.foreign.id.hex)
    for other in (path[:-1], path + "x", foreign, path.replace(sale.hex, "nonsense")):
        assert Client().get(other).status_code == 404
    assert Client().post(path).status_code == 405


def test_a_sale_without_a_secret_has_no_page(cast: Cast, shop: Counter) -> None:
    shop.till.secret = None
    entry = shop.till.sell(Basket([(BELL, 1000)]))
    shop.till.send(shop.deliver)
    base = f"/r/{cast.organisation.id.hex}/{UUID(entry['id']).hex}/"
    assert Client().get(base + "x").status_code == 404
    assert Client().get(base).status_code == 404


def test_an_email_has_the_receipt_and_its_address_once(cast: Cast, shop: Counter) -> None:
    sale, link = sold(shop)
    with cast.at_work():
        id = wish(cast, sale, "email", " kunde@eksempel.dk ")
        deliver_letter(id)
        deliver_letter(id)
        assert Letter.objects.get(id=id).sent_at is not None
    (letter,) = mail.outbox
    assert letter.to == ["kunde@eksempel.dk"]
    assert letter.subject.startswith("Din bon K1-")
    assert "Ringeklokke" in letter.body
    assert link in letter.body


def test_a_text_message_has_the_address(cast: Cast, shop: Counter, tmp_path: Path) -> None:
    sale, link = sold(shop)
    with cast.at_work():
        deliver_letter(wish(cast, sale, "sms", "86 10 20 30"))
    (message,) = tmp_path.glob("*.txt")
    to, _, text = message.read_text().split("\n", 2)
    assert to == "+4586102030"
    assert link in text


def test_the_wish_may_come_before_the_sale(cast: Cast, shop: Counter) -> None:
    entry = shop.till.sell(Basket([(BELL, 1000)]))
    with cast.at_work():
        id = wish(cast, UUID(entry["id"]), "email", "kunde@eksempel.dk")
        with pytest.raises(NotSent):
            deliver_letter(id)
    shop.till.send(shop.deliver)
    with cast.at_work():
        deliver_letter(id)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("channel", "to"), [("email", "kunde"), ("email", "a@b"), ("sms", "123"), ("sms", "kunde@x.dk")]
)
def test_what_is_no_address_is_refused(cast: Cast, shop: Counter, channel: str, to: str) -> None:
    sale, _ = sold(shop)
    with cast.at_work():
        with pytest.raises(NoAddress):
            send_letter(cast.cashier, "sales.receipt", sale, channel, to, timezone.now())
        assert not Letter.objects.exists()


def test_what_cannot_be_sent_becomes_a_task(cast: Cast, shop: Counter) -> None:
    sale, _ = sold(shop)
    with cast.at_work():
        id = wish(cast, sale, "email", "kunde@eksempel.dk")
        give_up(id, "the server is away")
        give_up(id, "the server is away")
        (task,) = Task.objects.filter(kind="sales.letter_not_sent")
        assert task.facts["address"] == "kunde@eksempel.dk"
        assert task.facts["page"] == f"/sales/{sale}/"


def test_addresses_are_forgotten(cast: Cast, shop: Counter) -> None:
    sale, _ = sold(shop)
    with cast.at_work():
        old = wish(cast, sale, "email", "gammel@eksempel.dk")
        Letter.objects.filter(id=old).update(asked_at=timezone.now() - timedelta(days=31))
        wish(cast, sale, "email", "ny@eksempel.dk")
    jobs.forget_addresses(0)
    with cast.at_work():
        kept = Letter.objects.order_by("id").values_list("address", flat=True)
        assert list(kept) == ["", "ny@eksempel.dk"]
