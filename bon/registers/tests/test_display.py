"""Another device shows a register's customers their cart, and can do nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from bon.registers.models import Display
from bon.registers.tests.devices import DOOR, Tablet, paired
from bon.staff.cast import Cast

PICTURE = {"kind": "cart", "total": 12_900, "customer": "Grete"}


def link(cast: Cast, tablet: Tablet) -> str:
    """What the register's QR code carries."""
    asked = {"kind": "pair_display", "body": {}, "employee": str(cast.cashier.id)}
    token: str = tablet.post("questions", asked).json()["answer"]["token"]
    return token


class Phone:
    """A customer display: a token, and nothing more."""

    def __init__(self, token: str) -> None:
        self.client = Client()
        self.token = token

    def claim(self) -> int:
        answer = self.client.post(DOOR + "display/claim", headers=self._token())
        if answer.status_code == 201:
            self.token = answer.json()["token"]
        return answer.status_code

    def look(self, version: str = "") -> Any:
        return self.client.get(f"{DOOR}display?version={version}", headers=self._token())

    def _token(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def test_a_phone_opens_the_link_and_sees_what_the_register_tells(cast: Cast) -> None:
    tablet = paired(cast)
    phone = Phone(link(cast, tablet))
    assert tablet.post("display", {"picture": PICTURE}).json() == {"displays": 0}
    assert phone.claim() == 201
    assert phone.look().json() == {"version": 0, "age": None, "picture": None}
    assert tablet.post("display", {"picture": PICTURE}).json() == {"displays": 1}
    assert phone.look("0").json() == {"version": 1, "age": 0, "picture": PICTURE}
    # The register says that it is there: nothing new is to be shown.
    tablet.post("display", {"picture": PICTURE})
    assert phone.look("1").json() == {"version": 1, "age": 0, "picture": None}


def test_a_link_works_once_and_not_for_long(cast: Cast) -> None:
    tablet = paired(cast)
    token = link(cast, tablet)
    assert Phone(token).look().status_code == 401
    assert Phone(token).claim() == 201
    assert Phone(token).claim() == 401
    late = link(cast, tablet)
    with cast.at_work():
        old = timezone.now() - timedelta(minutes=11)
        Display.objects.filter(paired_at=None).update(opened_at=old)
    assert Phone(late).claim() == 401


def test_a_display_sees_its_own_register_and_may_do_nothing(cast: Cast) -> None:
    tablet, other = paired(cast), paired(cast, cast.other_register)
    phone = Phone(link(cast, tablet))
    phone.claim()
    other.post("display", {"picture": PICTURE})
    assert phone.look().json()["picture"] is None
    cheat = Tablet(token=phone.token)
    assert cheat.post("display", {"picture": PICTURE}).status_code == 401
    assert cheat.get("feed").status_code == 401
    assert cheat.post("questions", {"kind": "pair_display", "body": {}}).status_code == 401
    organisation, _, secret = phone.token.partition(".")
    assert Phone(f"{cast.foreign.id}.{secret}").look().status_code == 401
    assert Phone(f"{organisation}.x").look().status_code == Phone("").look().status_code == 401


def test_what_is_no_picture_is_refused_and_the_last_stays(cast: Cast) -> None:
    tablet = paired(cast)
    phone = Phone(link(cast, tablet))
    phone.claim()
    tablet.post("display", {"picture": PICTURE})
    assert tablet.post("display", {"picture": {"name": "x" * 20_001}}).status_code == 400
    assert tablet.post("display", {"picture": {"name": "\0"}}).status_code == 400
    assert tablet.post("display", {}).status_code == 400
    assert phone.look().json()["picture"] == PICTURE


def test_the_counter_has_room_for_four_and_forgets_them_at_once(cast: Cast) -> None:
    tablet = paired(cast)
    phones = [Phone(link(cast, tablet)) for _ in range(1)]
    phones[0].claim()
    for _ in range(4):
        phones.append(Phone(link(cast, tablet)))
        phones[-1].claim()
    assert [phone.look().status_code for phone in phones] == [401, 200, 200, 200, 200]
    asked = {"kind": "forget_displays", "body": {}, "employee": str(cast.cashier.id)}
    assert tablet.post("questions", asked).status_code == 200
    assert phones[-1].look().status_code == 401
