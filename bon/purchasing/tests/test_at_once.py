"""Somebody edits what a supplier sells while their catalogue is being read."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from bon.purchasing.actions.bring_in import bring_in
from bon.purchasing.actions.carry_out_catalogue import carry_out_catalogue
from bon.purchasing.actions.save_article import save_article
from bon.purchasing.actions.save_supplier import save_supplier
from bon.purchasing.models import Article
from bon.staff.cast import make_cast
from tests.database import fresh_database, until_it_waits


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_purchasing"), django_db_blocker.unblock():
        yield


def test_what_is_written_while_a_catalogue_is_read_is_kept(own_database: None) -> None:
    cast = make_cast()
    with cast.at_work():
        supplier = save_supplier(cast.owner, None, {"name": "Ild Engros"})
        said = {"number": "77", "name": "Pumpe", "cost": 10_000}
        pump = save_article(cast.owner, supplier, None, said)
        content = b"Varenr.;Nettopris\n77;120,00\n"
        run = bring_in(cast.owner, supplier, "priser.csv", content, dry_run=False)

    def read() -> None:
        try:
            carry_out_catalogue(cast.organisation.id, run.id)
        finally:
            connection.close()

    other = Thread(target=read)
    with cast.at_work():
        save_article(cast.owner, supplier, pump, {"pack": 6})
        other.start()
        until_it_waits(other)
    other.join()
    with cast.at_work():
        row = Article.objects.get()
        assert (row.cost, row.pack) == (12_000, 6)
