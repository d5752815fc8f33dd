"""Walks every page of the office: who is let in, who is not, and that a stranger can do nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from bon.config.tests.routes import Shop, open_shop, routes, unknown
from bon.kit.tests.test_walls import GLOBAL, tables
from bon.staff.cast import Cast, Office

EVERY = routes()
OURS = ("Vesterbro", "Olga", "Mikkel", "K1-1", "messing", "kartotek.csv", "Vist på messe")
# Told to anybody who may ask: whether it takes the method at all.
NOT_THAT_WAY = 405


@pytest.fixture
def shop(cast: Cast) -> Shop:
    return open_shop(cast)


def test_every_page_has_a_gate() -> None:
    assert [route.name for route in EVERY if route.permission == "no gate"] == []
    assert len(EVERY) > 40


def test_nobody_gets_in_without_a_log_in(shop: Shop, client: Client) -> None:
    for route in EVERY:
        for answer in (client.get(shop.address(route)), client.post(shop.address(route))):
            assert answer.status_code == 302, route
            assert answer.headers["Location"].startswith("/account/login/?next="), route


def test_a_fragment_sends_the_whole_window_to_the_log_in(client: Client) -> None:
    answer = client.get(
        "/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/sales/"}
    )
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == "/account/login/?next=/sales/"


def test_a_stranger_finds_nothing_of_ours_and_changes_nothing(shop: Shop, office: Office) -> None:
    cast = shop.cast
    before = _content(cast)
    browser = office.of(cast.stranger)
    for route in EVERY:
        address = shop.address(route)
        for answer in (browser.get(address), browser.post(address, {"store": cast.store.id})):
            if route.parameters:
                assert answer.status_code in (404, NOT_THAT_WAY), route
            body = b"".join(answer) if answer.streaming else answer.content
            assert not [word for word in OURS if word in body.decode()], route
    assert _content(cast) == before


def test_what_does_not_exist_looks_the_same_as_what_is_not_ours(shop: Shop, office: Office) -> None:
    browser = office.of(shop.cast.owner)
    for route in EVERY:
        if route.parameters:
            missing = dict.fromkeys(route.parameters, unknown())
            address = reverse(route.name, kwargs=missing)
            assert browser.get(address).status_code in (404, NOT_THAT_WAY), route


def test_the_owner_sees_every_page_and_where_in_the_menu_it_is(shop: Shop, office: Office) -> None:
    browser = office.of(shop.cast.owner)
    for route in EVERY:
        answer = browser.get(shop.address(route))
        assert answer.status_code in (200, NOT_THAT_WAY), route
        if answer.status_code == 200:
            assert answer.headers["Cache-Control"] == "private, no-cache", route
            _, framed, page = (b"" if answer.streaming else answer.content).partition(b'id="rail"')
            assert not framed or b'aria-current="page"' in page.partition(b"</aside>")[0], route


def test_the_cashier_gets_what_her_role_says(shop: Shop, office: Office) -> None:
    cashier = shop.cast.cashier
    browser = office.of(cashier)
    with shop.cast.at_work():
        allowed = {
            route.name for route in EVERY if not route.permission or cashier.may(route.permission)
        }
    let_in = {route.name for route in EVERY if browser.get(shop.address(route)).status_code != 403}
    assert let_in == allowed
    assert 0 < len(allowed) < len(EVERY)


def test_someone_who_works_nowhere_is_told_so(cast: Cast, office: Office) -> None:
    with cast.at_work():
        cast.cashier.active = False
        cast.cashier.save()
    answer = office.of(cast.cashier).get("/")
    assert answer.status_code == 403
    assert "ikke tilknyttet en virksomhed" in answer.content.decode()


def _content(cast: Cast) -> dict[str, object]:
    """A fingerprint of everything that is ours, table by table."""
    found: dict[str, object] = {}
    with cast.at_work(), connection.cursor() as cursor:
        for table in tables():
            if table in GLOBAL:
                continue
            key = "id" if table == "organisation_organisation" else "organisation_id"
            cursor.execute(
                f"SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM \"{table}\" t "  # noqa: S608
                f"WHERE {key} = %s",
                [cast.organisation.id],
            )
            found[table] = cursor.fetchone()
    return found


@pytest.mark.parametrize(
    "address",
    ["/search/?q=%00", "/campaigns/?q=%00", "/prices/goods/?find_0=%00", "/customers/?after=x~%00"],
)
def test_a_sign_that_no_text_can_hold_finds_nothing(
    cast: Cast, office: Office, address: str
) -> None:
    assert office.of(cast.owner).get(address).status_code == 404
