"""A shop with simulated registers, and the uploads they would send: made before the clock runs."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from bon.journal.entry import Item as Element
from bon.kit.ids import uuid7
from bon.kit.tenancy import acting_for
from bon.organisation.models import Register, Store
from bon.registers.devices import credentials, hash_of, new_secret
from bon.registers.intake import Upload, take
from bon.registers.models import Device
from bon.registers.simulated import Basket, SimulatedRegister, selling
from bon.registers.tests.pricebook import plain_pricebook
from bon.staff.actions.found_organisation import found_organisation
from bon.staff.models import User
from till.shapes import Entry, Item, Pricebook

GOODS = 20_000
LINES = 4
DENMARK = timezone(timedelta(hours=1))


@dataclass
class Counter:
    """A paired simulated register whose shift is open and known at the server."""

    organisation: UUID
    store: UUID
    till: SimulatedRegister
    token: str
    sales: int = 0

    @property
    def register(self) -> UUID:
        return self.till.register

    def sell(self, count: int) -> list[tuple[Entry, Element]]:
        """That many sales of four lines, signed; the register forgets them at once."""
        made = []
        for _ in range(count):
            entry = self.till.sell(basket(self.sales))
            self.sales += 1
            made.append((entry, self.till.held.pop()))
        return made


def good(number: int) -> Item:
    return {
        "variant": f"01980000-0000-7000-8000-{number:012d}",
        "product": f"01980000-0000-7000-9000-{number:012d}",
        "sku": f"{100_000 + number}",
        "name": f"Vare nummer {number} med et helt almindeligt navn",
        "barcode": f"570{number:010d}",
        "price": 995 + number % 400 * 50,
        "vat": "standard",
        "group": "11",
        "category": "Tilbehør",
        "brand": "",
        "tags": [],
        "prices": [],
        "unit": "pcs",
        "weighed": False,
        "discountable": True,
    }


def basket(turn: int) -> Basket:
    """Four different goods, paid by card; the same for the same turn."""
    chosen = random.Random(turn).sample(range(GOODS), LINES)
    return Basket([(good(number), 1000) for number in chosen])


def open_shop(name: str, stores: int, registers: int) -> list[Counter]:
    """A new organisation with that many stores of that many registers each, all open."""
    user = User.objects.create_user(f"{uuid7()}@eksempel.dk", "en-lang-kode-til-målinger")
    founded = found_organisation(name=name, cvr="10000009", owner_name="Olga Ejer", user=user)
    counters = []
    with acting_for(founded.organisation.id):
        for n in range(stores):
            store = Store.objects.create(company=founded.company, name=f"Butik {n + 1}")
            for m in range(registers):
                register = Register.objects.create(
                    store=store, code=f"{n + 1}K{m + 1}"[:6], name="Kasse"
                )
                counters.append(pair(register, str(founded.owner.id)))
    for counter in counters:
        deliver(counter)
    return counters


def deliver(counter: Counter) -> None:
    """Hands in what is held."""
    counter.till.send(lambda elements: take_upload(counter, elements))


def take_upload(counter: Counter, elements: list[Element]) -> list[str]:
    """Hands elements in, straight at the door's action; gives the hashes acknowledged."""
    answer = take(credentials(counter.token), Upload(elements))
    return [each.hash for each in answer.acknowledged]


def upload(elements: list[Element]) -> bytes:
    """The body of a request."""
    return json.dumps(
        {
            "entries": [
                {"entry": e.entry, "hash": e.hash, "signature": e.signature} for e in elements
            ]
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def pair(register: Register, employee: str) -> Counter:
    """A register whose device is known and whose shift is open; what it did is still held."""
    till = SimulatedRegister(register.id, _pricebook(register, employee), lambda: _now())
    secret = new_secret()
    Device.objects.create(
        register=register,
        name="Simuleret",
        public_key=till.key.public_key,
        from_seq=1,
        token_hash=hash_of(secret),
    )
    till.sign_in(employee)
    till.open_shift()
    organisation = register.organisation_id
    return Counter(organisation, register.store_id, till, f"Bearer {organisation}.{secret}")


def _now() -> datetime:
    return datetime.now(UTC).astimezone(DENMARK)


def _pricebook(register: Register, employee: str) -> Pricebook:
    person = {"id": employee, "name": "Olga Ejer", "role": "owner", "permissions": selling(None)}
    return plain_pricebook(
        {
            "register": str(register.id),
            "register_code": register.code,
            "store": str(register.store_id),
            "employees": [person],
        }
    )
