"""How a device becomes a register, and everything by which it does not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from bon.kit.access import Denied, NotFound
from bon.kit.models import AuditEvent
from bon.organisation.models import Register
from bon.registers.access import device_for, register_for
from bon.registers.actions.open_pairing import open_pairing
from bon.registers.actions.revoke_device import revoke_device
from bon.registers.devices import Key, keys_of
from bon.registers.models import Device, PairingCode, WrongTries
from bon.registers.pairing_code import SIGNS
from bon.registers.tests.counter import open_counter
from bon.registers.tests.devices import ZEROS, Tablet, code_for, device_id, paired
from bon.staff.cast import Cast, Office


def test_a_code_lets_one_device_in(cast: Cast) -> None:
    tablet = Tablet()
    answer = tablet.pair(code_for(cast))
    told = answer.json()
    assert answer.status_code == 201
    assert told["register"] == str(cast.register.id)
    assert told["head"] == {"seq": 0, "hash": ZEROS}
    assert told["resume"] is None
    assert told["token"].startswith(f"{cast.organisation.id}.")
    with cast.at_work():
        device = Device.objects.get()
        assert (device.name, device.agent, device.persistent) == ("Disken", "Chromium", True)
        assert (device.register_id, device.current) == (cast.register.id, True)
        assert told["token"].partition(".")[2] not in device.token_hash
        assert keys_of(cast.register.id) == [Key(tablet.key.public_key, 1, None)]
        assert AuditEvent.objects.filter(verb="paired", subject_id=device.id).count() == 1
    assert tablet.get("feed").status_code == 200


def test_a_code_is_eight_clear_signs_typed_anyhow(cast: Cast) -> None:
    code = code_for(cast)
    assert len(code) == 9
    assert set(code.replace(" ", "")) <= set(SIGNS)
    assert Tablet().pair(f" {code.lower().replace(' ', '-')} ").status_code == 201


def test_a_code_works_once(cast: Cast) -> None:
    code = code_for(cast)
    Tablet().pair(code)
    answer = Tablet().pair(code)
    assert (answer.status_code, answer.json()["error"]) == (404, "code_unknown")
    with cast.at_work():
        assert Device.objects.count() == 1


def test_a_code_works_for_half_an_hour(cast: Cast) -> None:
    code = code_for(cast)
    with cast.at_work():
        PairingCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Tablet().pair(code).status_code == 404


def test_a_new_code_ends_the_old(cast: Cast) -> None:
    old = code_for(cast)
    new = code_for(cast)
    assert Tablet().pair(old).status_code == 404
    assert Tablet().pair(new).status_code == 201


def test_who_guesses_must_wait_and_others_need_not(cast: Cast) -> None:
    guesser, colleague = Tablet(address="203.0.113.9"), Tablet(address="10.0.0.7")
    code = code_for(cast)
    assert [guesser.pair("AAAA AAAA").status_code for _ in range(11)] == [404] * 10 + [429]
    assert guesser.pair(code).json()["error"] == "slow_down"
    assert colleague.pair(code).status_code == 201
    again = code_for(cast)
    WrongTries.objects.filter(address="203.0.113.9").update(
        since=timezone.now() - timedelta(minutes=11)
    )
    assert guesser.pair(again).status_code == 201
    assert WrongTries.objects.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"{}",
        b'{"code": 7, "public_key": "x", "device": {"name": "x"}}',
        b'{"code": "AAAAAAAA", "public_key": "AAAA", "device": {"name": "x"}}',
    ],
)
def test_nonsense_is_refused_and_counts_for_nothing(cast: Cast, body: bytes) -> None:
    answer = Tablet().client.post("/register/v1/pair", body, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_request")
    assert WrongTries.objects.count() == 0


def test_another_device_takes_over_where_the_journal_stands(cast: Cast) -> None:
    with cast.at_work():
        counter = open_counter(cast.register, [cast.cashier])
        counter.till.send(counter.deliver)
    assert counter.till.seq == 2
    tablet = Tablet()
    answer = tablet.pair(code_for(cast))
    assert answer.json()["head"] == {"seq": 2, "hash": counter.till.head}
    assert answer.json()["resume"] == {
        "receipts": 0,
        "reserved": 1000,
        "shifts": 1,
        "grand": {"sales": 0, "returns": 0, "net": 0},
        "float_left": None,
        "float_counted": True,
        "shift": counter.till.figures(),
    }
    with cast.at_work():
        assert keys_of(cast.register.id) == [
            Key(counter.till.key.public_key, 1, 2),
            Key(tablet.key.public_key, 3, None),
        ]
        assert not Device.objects.get(id=counter.device.id).current
    old = Tablet(token=counter.token.removeprefix("Bearer "))
    assert old.changes("x").json()["revoked"] is True
    assert old.get("feed").status_code == 401


def test_the_same_device_comes_back_with_its_key(cast: Cast) -> None:
    tablet = paired(cast)
    first, answer = tablet.token, tablet.pair(code_for(cast), name="Disken igen")
    with cast.at_work():
        device = Device.objects.get()
        assert (device.id, device.name, device.from_seq) == (device_id(answer), "Disken igen", 1)
        assert device.current
    assert tablet.token != first
    assert tablet.get("feed").status_code == 200
    tablet.token = first
    assert tablet.get("feed").status_code == 401


def test_a_revoked_device_is_out(cast: Cast) -> None:
    tablet = paired(cast)
    with cast.at_work():
        revoke_device(cast.manager, Device.objects.get())
        revoke_device(cast.manager, Device.objects.get())
        assert AuditEvent.objects.filter(verb="revoked").count() == 1
        assert Device.objects.get().last_seen_at is None
    assert tablet.get("feed").json() == {"error": "revoked", "detail": ""}
    assert tablet.get("goods").status_code == 401
    told = tablet.changes("x").json()
    assert told["revoked"] is True
    assert (told["goods"], told["gone"], told["feed"]) == ([], [], None)


@pytest.mark.parametrize(
    "token", ["", "x", "x.y", "01980000-0000-7000-8000-000000000000.secret", ".", "1."]
)
def test_a_token_that_is_nobodys_opens_nothing(cast: Cast, token: str) -> None:
    tablet = Tablet(token=token)
    for answer in (tablet.get("feed"), tablet.get("goods"), tablet.changes("x")):
        assert (answer.status_code, answer.json()["error"]) == (401, "unauthorised")


def test_a_token_opens_its_own_organisation_only(cast: Cast) -> None:
    tablet = paired(cast)
    secret = tablet.token.partition(".")[2]
    tablet.token = f"{cast.foreign.id}.{secret}"
    assert tablet.get("feed").status_code == 401


def test_only_who_manages_registers_lets_devices_in(cast: Cast) -> None:
    paired(cast)
    with cast.at_work():
        device = Device.objects.get()
        for forbidden in (
            lambda: open_pairing(cast.cashier, cast.register),
            lambda: revoke_device(cast.cashier, device),
            lambda: register_for(cast.cashier, cast.register.id),
        ):
            with pytest.raises(Denied):
                forbidden()
        assert Device.objects.get().current
    with cast.abroad():
        with pytest.raises(NotFound):
            device_for(cast.stranger, device.id)
        with pytest.raises(NotFound):
            register_for(cast.stranger, cast.register.id)


def test_the_wrong_method_is_told_so(cast: Cast) -> None:
    assert paired(cast).post("feed", {}).json()["error"] == "method_not_allowed"


def test_who_is_signed_in_beside_a_device_is_nothing_to_it(cast: Cast, office: Office) -> None:
    """The owner of one shop lends a tablet, still signed in to the office, to another shop."""
    office.of(cast.owner).get("/")
    with cast.abroad():
        register = Register.objects.create(store=cast.foreign_store, code="F1", name="Fremmed")
        code = open_pairing(cast.stranger, register).code
    tablet = Tablet(client=office.of(cast.owner))
    assert tablet.pair(code).status_code == 201
    assert tablet.get("feed").status_code == 200
    assert tablet.changes(cursor=tablet.get("feed").json()["cursor"]).status_code == 200
    with cast.abroad():
        paired_by = AuditEvent.objects.get(verb="paired")
        assert (paired_by.subject_id, paired_by.actor) == (Device.objects.get().id, None)
    with cast.at_work():
        assert not Device.objects.exists()


def test_a_name_that_cannot_be_kept_uses_no_code_up(cast: Cast) -> None:
    code = code_for(cast)
    assert Tablet().pair(code, name="Disk\0en").status_code == 400
    assert Tablet().pair(code).status_code == 201
