"""The office's pages of registers: pairing a device, watching it, shutting it out."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from bon.kit.models import AuditEvent
from bon.organisation.models import Register
from bon.registers.device_key import DeviceKey
from bon.registers.models import Device
from bon.registers.overview import register_row
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, open_counter
from bon.staff.cast import Cast, Office


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_device_is_let_in_by_the_code_on_the_page(
    cast: Cast, office: Office, client: Client
) -> None:
    browser = office.of(cast.manager)
    page = browser.post(f"/registers/{cast.register.id}/pair/").content.decode()
    code = re.search(r'class="code">([A-Z0-9]{4} [A-Z0-9]{4})<', page)
    assert code
    assert "data:image/svg+xml" in page
    since = re.search(r'hx-get="(/registers/[^"]+/paired/\?since=[^"]+)"', page)
    assert since
    waiting = since[1].replace("&amp;", "&")
    assert "Venter på enheden" in _text(browser.get(waiting))

    device = {"name": "iPad ved disken", "agent": "prøve", "persistent": True}
    body = {"code": code[1], "public_key": DeviceKey().public_key, "device": device}
    paired = client.post("/register/v1/pair", body, content_type="application/json")
    assert paired.status_code == 201
    answer = _text(browser.get(waiting))
    assert "iPad ved disken er tilsluttet." in answer
    assert "hx-trigger" not in answer
    with cast.at_work():
        verbs = AuditEvent.objects.order_by("id").values_list("verb", flat=True)
        assert "pairing_opened" in list(verbs)


def test_a_register_tells_the_worst_that_can_be_said_of_it(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.owner])
    now = timezone.now()
    with cast.at_work():
        assert register_row(cast.other_register).state == "unpaired"
        assert register_row(cast.register).state == "silent"
        for seen, held, state in (
            (now - timedelta(seconds=20), 0, "good"),
            (now - timedelta(seconds=20), 3, "good"),
            (now - timedelta(minutes=5), 3, "silent"),
            (now - timedelta(minutes=20), 3, "holding"),
            (now - timedelta(minutes=20), 0, "silent"),
        ):
            Device.objects.filter(id=counter.device.id).update(last_seen_at=seen, held=held)
            assert register_row(cast.register).state == state


def test_home_tells_of_a_register_that_is_gone_with_entries(cast: Cast, office: Office) -> None:
    counter = open_counter(cast.register, [cast.owner])
    with cast.at_work():
        long_ago = timezone.now() - timedelta(hours=2)
        Device.objects.filter(id=counter.device.id).update(last_seen_at=long_ago, held=7)
    page = _text(office.of(cast.manager).get("/registers/attention/"))
    assert "Kasse K1 holder 7 poster og er sidst set for 2 timer siden." in page


def test_a_lost_device_is_shut_out(cast: Cast, office: Office) -> None:
    counter = open_counter(cast.register, [cast.owner])
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    browser = office.of(cast.manager)
    assert browser.post(f"/registers/devices/{counter.device.id}/revoke/").status_code == 302
    with cast.at_work():
        device = Device.objects.get()
        assert (device.revoked_at is not None, device.to_seq) == (True, 3)
    assert "Kassen har ingen enhed." in _text(browser.get(f"/registers/{cast.register.id}/"))
    assert "Uden enhed" in _text(browser.get("/registers/"))


def test_the_list_asks_the_database_no_more_for_more_registers(
    cast: Cast, office: Office, django_assert_max_num_queries: Any
) -> None:
    with cast.at_work():
        for number in range(3, 20):
            Register.objects.create(store=cast.store, code=f"K{number}", name="Kasse")
    browser = office.of(cast.owner)
    browser.get("/registers/")
    with django_assert_max_num_queries(18):
        browser.get("/registers/")
