"""The settings pages, as the owner fills them in."""

from __future__ import annotations

from typing import Any

from bon.kit.models import AuditEvent
from bon.organisation.models import Company, DiscountReason, Organisation, Register, Store, Tender
from bon.staff.cast import Cast, Office


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_cvr_number_must_be_one(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    values = {"name": "Vesterbro Cykler ApS", "cvr": "12345678", "address": "Vesterbrogade 1"}
    page = _text(browser.post(f"/settings/companies/{cast.company.id}/", values))
    assert "12345678 er ikke et gyldigt CVR-nummer." in page
    assert 'value="Vesterbrogade 1"' in page
    answer = browser.post(
        f"/settings/companies/{cast.company.id}/", {**values, "cvr": cast.company.cvr}
    )
    assert answer.headers["Location"] == "/settings/"
    with cast.at_work():
        company = Company.objects.get()
        assert (company.name, company.address) == ("Vesterbro Cykler ApS", "Vesterbrogade 1")
        event = AuditEvent.objects.order_by("-id")[0]
        assert (event.actor, event.verb) == (cast.owner.id, "changed")
        assert event.before == {"address": "", "name": "Vesterbro Cykler"}
        assert event.after == {"address": "Vesterbrogade 1", "name": "Vesterbro Cykler ApS"}


def test_what_an_organisation_has_once_is_refused_at_the_field(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    register = {"code": "k1", "name": "Bagest", "store": str(cast.store.id)}
    assert "En anden kasse har allerede den kode." in _text(
        browser.post("/settings/registers/new/", register)
    )
    store = {"name": cast.other_store.name, "company": str(cast.company.id)}
    assert "En anden butik hedder allerede det." in _text(
        browser.post(f"/settings/stores/{cast.store.id}/", store)
    )
    with cast.at_work():
        assert Register.objects.count() == 2
        assert Store.objects.get(id=cast.store.id).name == "Vesterbro Cykler"


def test_the_owner_opens_a_store_with_a_register(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    store = {
        "name": "Amager Cykler",
        "company": str(cast.company.id),
        "city": "København S",
        "receipt_footer": "Tak for besøget\n30 dages returret",
    }
    browser.post("/settings/stores/new/", store)
    with cast.at_work():
        opened = Store.objects.get(name="Amager Cykler")
        assert opened.receipt_footer.splitlines() == ["Tak for besøget", "30 dages returret"]
    register = {"code": "a1", "name": "Forrest", "store": str(opened.id)}
    assert browser.post("/settings/registers/new/", register).status_code == 302
    with cast.at_work():
        assert Register.objects.get(code="A1").store_id == opened.id


def test_a_store_cannot_be_moved_into_a_strangers_company(cast: Cast, office: Office) -> None:
    with cast.abroad():
        theirs = Company.objects.get()
    values = {"name": "Vesterbro Cykler", "company": str(theirs.id)}
    page = office.of(cast.owner).post(f"/settings/stores/{cast.store.id}/", values)
    assert page.status_code == 200
    with cast.at_work():
        assert Store.objects.get(id=cast.store.id).company_id == cast.company.id


def test_tenders_and_reasons_are_the_owners_own(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    tender = {"name": "Gavekort fra byen", "code": "bygavekort", "kind": "manual", "position": "9"}
    assert (
        browser.post("/settings/tenders/new/", {**tender, "saft_code": "12005"}).status_code == 302
    )
    reason = {"name": "Studierabat", "code": "studie", "position": "9", "active": "on"}
    assert browser.post("/settings/reasons/new/", reason).status_code == 302
    with cast.at_work():
        assert Tender.objects.get(code="bygavekort").active is False
        assert DiscountReason.objects.get(code="studie").active is True
    assert "Gavekort fra byen" in _text(browser.get("/settings/tenders/"))
    assert "Studierabat" in _text(browser.get("/settings/reasons/"))


def test_the_organisation_has_a_name_and_a_language(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    browser.post("/settings/", {"name": "Cykelkæden", "language": "en"})
    with cast.at_work():
        found = Organisation.objects.get(id=cast.organisation.id)
        assert (found.name, found.language) == ("Cykelkæden", "en")
    assert "Cykelkæden" in _text(browser.get("/settings/"))
