"""Founds a shop in the database of BON_DATA: the cast, a few goods, some customers, many registers.

Writes one JSON object: what `tests.e2e.shop.Shop` is made of.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import django

django.setup()

from bon.catalog.actions.carry_out_import import carry_out_import  # noqa: E402  Django must be set up
from bon.catalog.actions.start_import import start_import  # noqa: E402
from bon.customers.actions.keep_customer import keep_customer  # noqa: E402
from bon.organisation.models import Register, ReturnTerms  # noqa: E402
from bon.registers.actions.open_pairing import open_pairing  # noqa: E402
from bon.staff.actions.give_badge import give_badge  # noqa: E402
from bon.staff.cast import Cast, make_cast  # noqa: E402
from bon.staff.models import Person  # noqa: E402
from tests.e2e.goods import JACKET, SHELF  # noqa: E402
from tests.e2e.shop import BUSINESSES, CUSTOMER  # noqa: E402

REGISTERS = 99
VALID = timedelta(hours=2)
PHONE = "20304050"
CREDIT = 100_000  # what a business may owe, in øre


def found() -> None:
    cast = make_cast()
    with cast.at_work():
        _fill_shelf(cast)
        ReturnTerms.objects.update_or_create(
            defaults={"labels": "categories", "label_categories": [JACKET.category]}
        )
        told = {
            "email": cast.owner.user.email if cast.owner.user else "",
            "code_key": cast.organisation.code_key.hex,
            "codes": _open_registers(cast),
            "customers": {profile["name"]: _number(cast, profile) for profile in _customers()},
            "badges": {person.name: _badge(cast, person) for person in (cast.owner, cast.manager)},
        }
    print(json.dumps(told))  # noqa: T201  read by the fixture


def _fill_shelf(cast: Cast) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(["Stregkode", "Navn", "Pris", "Kategori"])
    for goods in SHELF:
        kroner, part = divmod(goods.price, 100)
        writer.writerow([goods.barcode, goods.name, f"{kroner},{part:02}", goods.category])
    started = start_import(cast.owner, "varer.csv", file.getvalue().encode(), dry_run=False)
    run = carry_out_import(cast.organisation.id, started.id)
    assert (run.status, run.rejected) == ("done", 0), run.problem


def _open_registers(cast: Cast) -> dict[str, str]:
    """Pairing codes by register: the cast's own, and many more in the same store."""
    more = [
        Register.objects.create(store=cast.store, code=f"K{number}", name=f"Kasse {number}")
        for number in range(3, REGISTERS + 1)
    ]
    return {
        register.code: open_pairing(cast.owner, register, VALID).code
        for register in (cast.register, *more)
    }


def _customers() -> list[dict[str, Any]]:
    business = {"kind": "business", "credit_limit": CREDIT}
    return [
        {"name": CUSTOMER, "phone": PHONE},
        *({"name": name, **business} for name in BUSINESSES),
    ]


def _number(cast: Cast, profile: dict[str, Any]) -> int:
    return keep_customer(cast.owner, None, profile).number


def _badge(cast: Cast, person: Person) -> int:
    badge = give_badge(cast.owner, person).badge
    assert badge is not None
    return int(badge)


if __name__ == "__main__":
    found()
