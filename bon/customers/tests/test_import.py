"""Customers of an older system come in: joined where they are here, shown where they may be."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Consent, Customer
from bon.kit.ids import uuid7
from bon.staff.cast import Cast, Office


def send(browser: Client, text: str) -> str:
    file = SimpleUploadedFile("kunder.csv", text.encode())
    answer: Any = browser.post("/customers/import/", {"file": file})
    return " ".join(answer.content.decode().split())


def test_customers_come_in_once_and_consent_to_nothing(cast: Cast, office: Office) -> None:
    with cast.at_work():
        keep_customer(cast.manager, uuid7(), {"name": "Grete Holm", "phone": "20304050"})
        keep_customer(cast.manager, uuid7(), {"name": "Niels Dam", "email": "dam@example.com"})
    browser = office.of(cast.manager)
    page = send(
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
    again = send(browser, "Navn;Telefon\nGrete Holm;20304050\nOle Bo;30405060\n")
    assert 'Nye kunder</h2><p class="tile-figure">0<' in again


def test_what_is_no_list_of_customers_is_told(cast: Cast, office: Office) -> None:
    browser = office.of(cast.manager)
    assert "Ingen kolonne hedder Navn, Telefon eller E-mail." in send(browser, "Vare;Pris\nx;1\n")
    assert "Filen har ingen rækker" in send(browser, "Navn\n")
    assert "Højst 2.000 kunder ad gangen." in send(browser, "Navn\n" + "x\n" * 2001)
    assert office.of(cast.cashier).get("/customers/import/").status_code == 403
    with cast.at_work():
        assert Customer.objects.count() == 0
