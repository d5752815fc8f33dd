"""A shop of 100,000 goods and fifty campaigns, made once a process, and how registers get in."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django.test import Client

    from bon.staff.models import Person

GOODS = 100_000
PERSON = "Olga Ejer"
PIN = "5284"


class Good(NamedTuple):
    """What is on the shelf: its name and the barcode on it."""

    name: str
    barcode: str


@dataclass(frozen=True)
class BigShop:
    """Its owner, who also stands at the counter with `PIN`, and its goods."""

    owner: Person
    goods: list[Good]


@cache
def open_big_shop() -> BigShop | None:
    """Founds it and imports its goods, on the benchmarks' database. None, and said so, where
    the file of real goods is missing that lends them their names."""
    from bench.house.goods import many_goods, real_goods

    real = real_goods()
    if real is None:
        return None
    from bench.house.database import analyze, open_database

    open_database()
    from bench.house.campaigns import announce_fifty
    from bench.house.goods import open_empty_shop, start
    from bon.catalog.actions.carry_out_import import carry_out_import
    from bon.kit.tenancy import acting_for
    from bon.staff.actions.set_pin import set_pin

    content = many_goods(real, GOODS)
    owner = open_empty_shop("Hundredtusind", owner_name=PERSON)
    carry_out_import(owner.organisation_id, start(owner, content))
    with acting_for(owner.organisation_id):
        set_pin(owner, owner, PIN)
        announce_fifty(owner)
    analyze()
    rows = csv.DictReader(io.StringIO(content.decode()))
    return BigShop(owner, [Good(" ".join(row["name"].split()), row["barcode"]) for row in rows])


def signed_in(shop: BigShop, headers: dict[str, str] | None = None) -> Client:
    """The owner at the office's own door, without a network."""
    from django.core.management import call_command
    from django.test import Client

    call_command("collectstatic", verbosity=0, interactive=False)  # pages name what is in there
    client = Client(SERVER_NAME="localhost", headers=headers)
    assert shop.owner.user is not None
    client.force_login(shop.owner.user)
    return client


_numbers = count(1)


def pairing_code(shop: BigShop) -> str:
    """A code for one more register of the shop."""
    from bon.kit.tenancy import acting_for
    from bon.organisation.models import Register, Store
    from bon.registers.actions.open_pairing import open_pairing

    number = next(_numbers)
    with acting_for(shop.owner.organisation_id):
        store = Store.objects.get()
        register = Register.objects.create(store=store, code=f"K{number}", name=f"Kasse {number}")
        return open_pairing(shop.owner, register).code
