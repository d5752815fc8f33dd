"""A quote in the post, and word that the goods have come."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from bon.kit.access import NotFound
from bon.kit.sms import NotSent
from bon.orders.access import order_for
from bon.orders.actions.say_ready import say_ready
from bon.orders.letters import ready
from bon.orders.models import Order, Ready
from bon.orders.tests.shop import agree, known, pick_up, place, ulla
from bon.registers.tests.counter import Counter, open_counter
from bon.registers.tests.devices import Tablet, paired
from bon.sales.actions.deliver_letter import deliver_letter
from bon.sales.actions.send_letter import send_letter
from bon.sales.models import Letter
from bon.staff.cast import Cast, Office
from bon.staff.models import Person


@pytest.fixture
def counter(cast: Cast, settings: Any, tmp_path: Path) -> Counter:
    settings.SMS_FOLDER = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return open_counter(cast.register, [cast.cashier])


def last_letter() -> UUID:
    found: UUID = Letter.objects.values_list("id", flat=True).latest("id")
    return found


def test_a_quote_goes_by_email_once_it_has_come(cast: Cast, counter: Counter) -> None:
    quote = UUID(agree(counter, None, "quote"))
    with cast.at_work():
        now = timezone.now()
        send_letter(cast.cashier, "orders.agreed", quote, "email", "ulla@eksempel.dk", now)
        with pytest.raises(NotSent):
            deliver_letter(last_letter())
    counter.till.send(counter.deliver)
    with cast.at_work():
        deliver_letter(last_letter())
        deliver_letter(last_letter())
    (letter,) = mail.outbox
    assert letter.to == ["ulla@eksempel.dk"]
    assert letter.subject.startswith("Tilbud 1000002 fra ")
    assert "2 × Cykelhjelm, 599,00" in letter.body
    assert "I alt 1.198,00 kr." in letter.body


def test_the_customer_is_told_that_the_goods_have_come(
    cast: Cast, counter: Counter, office: Office, tmp_path: Path
) -> None:
    order = place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    browser = office.of(cast.cashier if cast.cashier.user else cast.manager)
    page = browser.get(f"/orders/{order}/").content.decode()
    assert "Sms til 26 12 34 56" in page
    assert "Varerne på ordre 1000001 ligger klar" in page
    answer = browser.post(f"/orders/{order}/ready/", {"channel": "sms"}, follow=True)
    assert "Kunden får besked." in answer.content.decode()
    with cast.at_work():
        deliver_letter(last_letter())
        assert Ready.objects.get().order_id == UUID(order)
        with pytest.raises(ValidationError):
            say_ready(cast.manager, Order.objects.get(), "email")
    (message,) = tmp_path.glob("*.txt")
    to, _, text = message.read_text().split("\n", 2)
    assert to == "+4526123456"
    assert "Der mangler at blive betalt 1.018,00 kr." in text
    assert mail.outbox == []


def test_a_register_says_it_of_the_orders_of_its_store_alone(cast: Cast, counter: Counter) -> None:
    order, quote = place(counter, ulla(cast), 30_000), agree(counter, None, "quote")
    counter.till.send(counter.deliver)
    here, elsewhere = paired(cast), paired(cast, cast.other_register)

    def say(tablet: Tablet, person: Person, id: str, channel: str = "sms") -> Any:
        body = {"order": id, "channel": channel}
        said = {"kind": "order_ready", "employee": str(person.id), "body": body}
        return tablet.post("questions", said).json()

    assert say(here, cast.stranger, order)["error"] == "not_allowed"
    assert say(elsewhere, cast.owner, order)["error"] == "not_found"
    refused = say(here, cast.cashier, quote)
    assert refused["error"] == "order_not_ready"
    assert refused["data"] == {"why": "Ordren er hentet eller opgivet."}
    assert say(here, cast.cashier, order, "email")["error"] == "order_not_ready"
    with cast.at_work():
        assert not Ready.objects.exists()
        assert not Letter.objects.exists()
    assert say(here, cast.cashier, order) == {"answer": {}}
    with cast.at_work():
        assert Ready.objects.get().order_id == UUID(order)
        letter = Letter.objects.get()
        assert (letter.channel, letter.address) == ("sms", "+4526123456")


def test_the_letter_names_only_what_still_lies_there(cast: Cast, counter: Counter) -> None:
    order = place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    pick_up(counter, known(cast, order), [{"line": 1, "quantity_milli": 2000}])
    counter.till.send(counter.deliver)
    with cast.at_work():
        told = ready(UUID(order))
    assert told is not None
    assert "Cykelkort" in told.body
    assert "Cykelhjelm" not in told.body


def test_a_stranger_tells_nobody(cast: Cast, counter: Counter, office: Office) -> None:
    order = place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    with cast.abroad(), pytest.raises(NotFound):
        order_for(cast.stranger, UUID(order))
    answer = office.of(cast.stranger).post(f"/orders/{order}/ready/", {"channel": "sms"})
    assert answer.status_code == 404
    with cast.at_work():
        assert not Ready.objects.exists()
        assert not Letter.objects.exists()
