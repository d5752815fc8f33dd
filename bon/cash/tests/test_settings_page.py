"""Kasse og kontanter: set in the office, traded on at the counter."""

from __future__ import annotations

from typing import Any

from bon.cash.feed import cash_terms
from bon.cash.models import Currency, Reason, Rules
from bon.kit.models import AuditEvent
from bon.staff.cast import Cast, Office


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_new_shop_counts_blind_and_has_reasons(cast: Cast) -> None:
    with cast.at_work():
        terms = cash_terms()
    assert (terms["blind_count"], terms["tips"], terms["float_left"]) == (True, False, None)
    assert [reason["code"] for reason in terms["reasons"]] == [
        "change", "correction_in", "supplies", "postage", "staff", "correction_out",
    ]  # fmt: skip
    assert terms["currencies"] == []


def test_the_owner_decides_and_the_registers_are_told(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    rules = {"float_left": "750,00", "confirm_cards": "on", "tips": "on"}
    assert browser.post("/cash/settings/", rules).status_code == 302
    assert browser.post("/cash/settings/", rules | {"float_left": "500"}).status_code == 302
    euro = {"code": "EUR", "rate": "735,00", "active": "on"}
    assert browser.post("/cash/settings/currencies/new/", euro).status_code == 302
    reason = {"name": "Blomster", "code": "flowers", "way": "out", "position": "9", "active": "on"}
    assert browser.post("/cash/settings/reasons/new/", reason).status_code == 302
    with cast.at_work():
        assert Rules.objects.count() == 1
        terms = cash_terms()
        event = AuditEvent.objects.filter(subject="cash.rules").order_by("-id")[0]
    assert (terms["float_left"], terms["blind_count"], terms["confirm_cards"], terms["tips"]) == (
        50_000, False, True, True,
    )  # fmt: skip
    assert terms["currencies"] == [{"code": "EUR", "rate": 73_500}]
    assert {"code": "flowers", "name": "Blomster", "way": "out"} in terms["reasons"]
    assert (event.before, event.after) == ({"float_left": 75_000}, {"float_left": 50_000})
    with cast.abroad():
        assert cash_terms()["currencies"] == []
    page = _text(browser.get("/cash/settings/"))
    assert "735,00 kr. for 100" in page
    assert "Blomster" in page


def test_what_cannot_be_is_refused_at_the_field(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    new = "/cash/settings/currencies/new/"
    assert "Kroner tages altid imod." in _text(browser.post(new, {"code": "DKK", "rate": "100"}))
    assert "Tallet er for lille." in _text(browser.post(new, {"code": "SEK", "rate": "0"}))
    browser.post(new, {"code": "SEK", "rate": "63,50"})
    assert "Den valuta er allerede oprettet." in _text(
        browser.post(new, {"code": "SEK", "rate": "64"})
    )
    assert browser.get("/cash/settings/").status_code == 200
    assert office.of(cast.cashier).get("/cash/settings/").status_code == 403
    with cast.at_work():
        sek = Currency.objects.get()
        assert (sek.rate, sek.active) == (6_350, False)
        reason = Reason.objects.get(code="staff")
    stranger = office.of(cast.stranger)
    assert stranger.get(f"/cash/settings/currencies/{sek.id}/").status_code == 404
    assert stranger.post(f"/cash/settings/reasons/{reason.id}/", {"name": "x"}).status_code == 404
