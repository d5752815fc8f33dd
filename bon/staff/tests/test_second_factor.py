"""Log-in in two steps: set up, asked for, and a way in without the phone."""

from __future__ import annotations

import re

from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from bon.staff.cast import PASSWORD, Cast, Office


def _code(secret: str) -> str:
    """What the app on the phone shows now."""
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    shown: str = totp.format_hotp_value(totp.hotp_value(secret, counter))
    return shown


def _signed_in(cast: Cast, client: Client) -> Client:
    assert cast.owner.user
    client.post("/account/login/", {"login": cast.owner.user.email, "password": PASSWORD})
    return client


def test_the_password_is_asked_for_again_before_the_lock_is_changed(
    cast: Cast, office: Office
) -> None:
    answer = office.of(cast.owner).get("/account/2fa/totp/activate/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/reauthenticate/")


def test_the_second_step_is_asked_for_once_it_is_set_up(cast: Cast, client: Client) -> None:
    _signed_in(cast, client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode()
    wrong = client.post("/account/2fa/totp/activate/", {"code": "000000"})
    assert wrong.status_code == 200
    client.post("/account/2fa/totp/activate/", {"code": _code(secret)})
    codes = client.get("/account/2fa/recovery-codes/").content.decode()
    spare = re.findall(r"\b[0-9]{8}\b", codes.split("<textarea")[1].split("</textarea>")[0])
    assert len(spare) == 10

    another = Client()
    _signed_in(cast, another)
    assert another.get("/staff/").status_code == 302
    another.post("/account/2fa/authenticate/", {"code": spare[0]})
    assert another.get("/staff/").status_code == 200

    third = Client()
    _signed_in(cast, third)
    third.post("/account/2fa/authenticate/", {"code": spare[0]})
    assert third.get("/staff/").status_code == 302
