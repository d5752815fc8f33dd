"""Customers of an older system come in: joined where they are here, shown where they may be."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bon.customers.actions import carry_out_import as carrying
from bon.customers.actions.carry_out_import import carry_out_import
from bon.customers.actions.import_customers import import_customers
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.actions.start_import import start_import
from bon.customers.models import Consent, Customer, ImportRun, Remark
from bon.kit.ids import uuid7
from bon.staff.cast import Cast, Office


def send(cast: Cast, browser: Client, text: str) -> str:
    """The page of the import once it has ended."""
    file = SimpleUploadedFile("kunder.csv", text.encode())
    answer: Any = browser.post("/customers/import/", {"file": file})
    waiting: Any = browser.get(answer.url)
    assert "Venter på at komme til" in waiting.content.decode()
    carry_out_import(cast.organisation.id, UUID(answer.url.split("/")[-2]))
    ended: Any = browser.get(answer.url)
    return " ".join(ended.content.decode().split())


def test_customers_come_in_once_and_consent_to_nothing(cast: Cast, office: Office) -> None:
    with cast.at_work():
        keep_customer(cast.manager, uuid7(), {"name": "Grete Holm", "phone": "20304050"})
        keep_customer(cast.manager, uuid7(), {"name": "Niels Dam", "email": "dam@example.com"})
    browser = office.of(cast.manager)
    page = send(
        cast,
        browser,
        "Fornavn;Efternavn;Mobil;E-mail;By;Gruppe;Nyhedsbrev\n"
        "Grete;Holm;+45 20 30 40 50;grete@example.com;Aarhus;Klub;ja\n"
        "Karen;Dam;;DAM@example.com;;;ja\n"
        "Ole;Bo;30405060;;;klub;ja\n"
        "Eva;Ny;123;;;;nej\n"
        ";;;;;;\n",
    )
    with cast.at_work():
        grete = Customer.objects.get(name="Grete Holm")
        assert (grete.email, grete.city, grete.group.name) == (
            "grete@example.com",
            "Aarhus",
            "Klub",
        )
        assert Customer.objects.get(name="Ole Bo").group == grete.group
        assert sorted(Customer.objects.values_list("name", flat=True)) == [
            "Grete Holm", "Karen Dam", "Niels Dam", "Ole Bo",
        ]  # fmt: skip
        assert Consent.objects.count() == 0
        karen = Customer.objects.get(name="Karen Dam")
    assert f"/customers/{karen.id}/" in page
    assert "123 er ikke et telefonnummer." in page
    for figure in (
        'Nye kunder</h2><p class="tile-figure">2<',
        'forvejen</h2><p class="tile-figure">1<',
    ):
        assert figure in page
    # The same file again makes nobody new but whom it cannot tell from another.
    again = send(cast, browser, "Navn;Telefon\nGrete Holm;20304050\nOle Bo;30405060\n")
    assert 'Nye kunder</h2><p class="tile-figure">0<' in again


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_taken_out_can_be_brought_in_again(cast: Cast, office: Office, kind: str) -> None:
    """Whoever has neither telephone nor e-mail came in a second time, and so did two of one name
    who share a telephone."""
    with cast.at_work():
        for values in (
            {"name": "Grete Holm", "phone": "20304050", "note": "Ringer\nselv"},
            {"name": "Ole Bo", "address": "Havnegade 1", "postcode": "5000"},
            {"name": "Ole Bo", "address": "Skovvej 2"},
            {"name": "Niels Dam", "email": "dam@example.com"},
            {"name": "Karen Dam", "email": "dam@example.com"},
            {"name": "Hans Holm", "phone": "20304051"},
            {"name": "Hans Holm", "phone": "20304051", "city": "Aarhus"},
            {"name": "Ild ApS", "cvr": "10150817", "kind": "business"},
        ):
            keep_customer(cast.manager, uuid7(), values)
        before = list(Customer.objects.order_by("id").values())
        ids = {row["id"] for row in before}
        assert len(ids) == 8
    answer: Any = office.of(cast.owner).get(f"/customers/kunder.csv?as={kind}")
    content = b"".join(answer.streaming_content)
    with cast.at_work():
        run = start_import(cast.manager, f"kunder.{kind}", content)
    done = carry_out_import(cast.organisation.id, run.id)
    assert (done.made, done.joined, done.rejected) == (0, 8, 0)
    with cast.at_work():
        assert {row.id for row in Customer.objects.all()} == ids
        assert Remark.objects.count() == 0


def test_the_same_file_makes_nobody_new(cast: Cast) -> None:
    text = "Kundenr.;Navn;Adresse;Telefon\n7;Ole Bo;Havnegade 1;\n8;Ole Bo;Skovvej 2;\n"
    for expected in ((2, 0), (0, 2)):
        with cast.at_work():
            run = start_import(cast.manager, "kunder.csv", text.encode())
        done = carry_out_import(cast.organisation.id, run.id)
        assert (done.made, done.joined, done.rejected) == (*expected, 0)


def test_what_is_no_list_of_customers_is_told(cast: Cast, office: Office) -> None:
    browser = office.of(cast.manager)
    assert "Ingen kolonne hedder Navn, Telefon eller E-mail." in send(
        cast, browser, "Vare;Pris\nx;1\n"
    )
    assert "Filen har ingen rækker" in send(cast, browser, "Navn\n")
    assert office.of(cast.cashier).get("/customers/import/").status_code == 403
    with cast.at_work():
        assert Customer.objects.count() == 0


def test_an_import_cut_off_goes_on_where_it_was(
    cast: Cast, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "CHUNK_ROWS", 2)
    rows = ["Ane Bo;20000001", "Bo Ås;123", "Cai Dam;20000003", "Dan Eg;20000004", "Eva Fog;"]
    with cast.at_work():
        text = "\n".join(["Navn;Telefon", *rows])
        run = start_import(cast.manager, "kunder.csv", text.encode())
    calls = 0

    def power_cut(*said: Any) -> Any:
        nonlocal calls
        calls += 1
        brought = import_customers(*said)
        if calls == 2:
            raise KeyboardInterrupt
        return brought

    monkeypatch.setattr(carrying, "import_customers", power_cut)
    with pytest.raises(KeyboardInterrupt):
        carry_out_import(cast.organisation.id, run.id)
    with cast.at_work():
        half = ImportRun.objects.get(id=run.id)
        assert (half.status, half.done, half.made, half.rejected) == ("running", 2, 1, 1)
        assert Customer.objects.get().name == "Ane Bo"
    done = carry_out_import(cast.organisation.id, run.id)
    assert (done.status, done.done, done.made, done.rejected) == ("done", 5, 4, 1)
    with cast.at_work():
        assert Customer.objects.count() == 4
        assert [(row.row, row.why) for row in Remark.objects.all()] == [
            (3, "123 er ikke et telefonnummer.")
        ]
    assert office.of(cast.stranger).get(f"/customers/import/{run.id}/").status_code == 404
