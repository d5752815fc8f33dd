"""Somebody edits goods while a file of them is being read."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.change_product import change_product
from bon.catalog.actions.start_import import start_import
from bon.catalog.models import Product
from bon.catalog.tests.shop import make_pump
from bon.staff.cast import make_cast
from tests.database import fresh_database, until_it_waits


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_catalog"), django_db_blocker.unblock():
        yield


def test_what_is_written_while_a_file_is_read_is_kept(own_database: None) -> None:
    cast = make_cast()
    with cast.at_work():
        pump = make_pump(cast)
        content = b"Varenummer;Navn;Kategori\nPU-1;Fodpumpe;Pumper\n"
        run = start_import(cast.manager, "varer.csv", content, dry_run=False)

    def bring_in() -> None:
        try:
            carry_out_import(cast.organisation.id, run.id)
        finally:
            connection.close()

    other = Thread(target=bring_in)
    with cast.at_work():
        change_product(cast.owner, pump, description="Til alle ventiler")
        other.start()
        until_it_waits(other)
    other.join()
    with cast.at_work():
        product = Product.objects.select_related("category").get()
        assert (str(product.category), product.description) == ("Pumper", "Til alle ventiler")
