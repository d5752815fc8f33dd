"""The pages of people and roles, as those who use them meet them."""

from __future__ import annotations

from bon.kit.models import AuditEvent
from bon.staff.cast import Cast, Office
from bon.staff.models import Person, Role
from bon.staff.permissions import CODES


def test_the_owner_hires_a_cashier_and_gives_her_a_pin(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    answer = browser.post(
        "/staff/new/",
        {"name": "Signe Sommer", "role": str(cast.cashier.role_id), "store": "", "active": "on"},
    )
    with cast.at_work():
        signe = Person.objects.get(name="Signe Sommer")
        assert (signe.role_id, signe.store_id, signe.active) == (cast.cashier.role_id, None, True)
        event = AuditEvent.objects.order_by("-id")[0]
        assert (event.actor, event.verb, event.label) == (cast.owner.id, "added", "Signe Sommer")
    assert answer.headers["Location"] == f"/staff/{signe.id}/"

    poor = browser.post(f"/staff/{signe.id}/pin/", {"pin": "1234"})
    assert poor.status_code == 422
    assert "ikke så let som 1234" in poor.content.decode()
    assert browser.post(f"/staff/{signe.id}/pin/", {"pin": "2580"}).status_code == 302
    with cast.at_work():
        assert Person.objects.get(id=signe.id).pin_hash


def test_nobody_can_lock_everybody_out(cast: Cast, office: Office) -> None:
    values = {"name": "Olga Ejer", "role": str(cast.cashier.role_id), "store": "", "active": "on"}
    answer = office.of(cast.owner).post(f"/staff/{cast.owner.id}/", values)
    assert "Mindst én aktiv ejer med login" in answer.content.decode()
    with cast.at_work():
        assert Person.objects.get(id=cast.owner.id).role_id == cast.owner.role_id


def test_the_owner_gives_cashiers_a_larger_discount(cast: Cast, office: Office) -> None:
    role = cast.cashier.role_id
    browser = office.of(cast.owner)
    form = browser.get(f"/staff/roles/{role}/").context["form"]
    values = {field.html_name: field.value() or "" for field in form}
    answer = browser.post(
        f"/staff/roles/{role}/", {**values, "line_discount_limit": "12,5", "void_cart": "approve"}
    )
    assert answer.status_code == 302
    with cast.at_work():
        cashier = Person.objects.get(id=cast.cashier.id)
        assert cashier.answer("line_discount") == ("allow", 1250)
        assert cashier.answer("cart_discount") == ("allow", 1000)
        assert cashier.answer("void_cart") == ("approve", None)
        changed = AuditEvent.objects.order_by("-id")[0]
        assert changed.after == {"line_discount": "allow 1250", "void_cart": "approve"}
        assert Role.objects.count() == 4


def test_a_role_is_asked_each_permission_once(cast: Cast, office: Office) -> None:
    """Asked twice, two answers of one name stand on the page, and one of them counts."""
    page = office.of(cast.owner).get(f"/staff/roles/{cast.cashier.role_id}/")
    asked = [row.answer.name for _group, rows in page.context["form"].groups() for row in rows]
    assert sorted(asked) == sorted(CODES)


def test_a_wrong_figure_stays_in_the_form(cast: Cast, office: Office) -> None:
    answer = office.of(cast.owner).post(
        f"/staff/roles/{cast.cashier.role_id}/", {"name": "Kasse", "line_discount_limit": "meget"}
    )
    assert 'value="meget"' in answer.content.decode()
    with cast.at_work():
        assert Role.objects.get(id=cast.cashier.role_id).name != "Kasse"


def test_a_store_is_chosen_once_for_all_pages(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    answer = browser.post("/staff/store/", {"store": str(cast.other_store.id), "next": "/staff/"})
    assert answer.headers["Location"] == "/staff/"
    assert browser.get("/staff/").context["place"].store.name == "Nørrebro Cykler"
    assert browser.post("/staff/store/", {"store": str(cast.foreign_store.id)}).status_code == 404
    away = browser.post("/staff/store/", {"store": "", "next": "https://ondt.example/"})
    assert away.headers["Location"] == "/"


def test_the_cashier_sees_her_own_store_only(cast: Cast, office: Office) -> None:
    browser = office.of(cast.cashier)
    answer = browser.post("/staff/store/", {"store": str(cast.other_store.id)})
    assert answer.status_code == 404


def test_the_audit_log_tells_who_and_what(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    browser.post(f"/staff/{cast.mechanic.id}/pin/", {"pin": "2580"})
    page = browser.get("/audit/").content.decode()
    assert "Olga Ejer" in page
    assert "Mikkel Mekaniker" in page
    assert office.of(cast.manager).get("/audit/").status_code == 403


def test_searching_asks_for_the_table_alone(cast: Cast, office: Office) -> None:
    answer = office.of(cast.owner).get("/staff/?q=karl", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert "Karla Kasse" in page
    assert "Mads Butikschef" not in page


def test_somebody_who_works_in_two_places_chooses_between_them(cast: Cast, office: Office) -> None:
    with cast.abroad():
        there = Person.objects.create(
            name="Olga på besøg", role=cast.stranger.role, user=cast.owner.user
        )
    browser = office.of(cast.owner)
    page = browser.get("/staff/organisations/").content.decode()
    assert "Vesterbro Cykler" in page
    assert "Fremmed Butik" in page
    assert (
        browser.post("/staff/organisations/", {"organisation": str(cast.foreign.id)}).status_code
        == 302
    )
    assert browser.get("/").context["request"].person == there
    away = office.of(cast.cashier).post(
        "/staff/organisations/", {"organisation": str(cast.foreign.id)}
    )
    assert away.status_code == 404
