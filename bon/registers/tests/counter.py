"""A counter for tests: goods, a pricebook, and paired simulated registers that reach the door."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.test import Client

from bon.journal.entry import Item as Element
from bon.kit.tenancy import acting_for
from bon.organisation.models import Register
from bon.registers.device_key import DeviceKey
from bon.registers.devices import hash_of, new_secret
from bon.registers.models import Device
from bon.registers.simulated import SimulatedRegister, selling
from bon.registers.tests.pricebook import plain_pricebook
from bon.staff.models import Person
from till.payment_change import change_payment
from till.shapes import Entry, Item, Pricebook, ReturnReason

DOOR = "/register/v1/journal"
OPENING = datetime(2026, 11, 21, 9, 0, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


def good(number: int, name: str, price: int, vat: str = "standard") -> Item:
    """An item with a variant id made of its number; prices in øre."""
    return {
        "variant": f"01980000-0000-7000-8000-{number:012d}",
        "product": f"01980000-0000-7000-8000-{number + 500_000:012d}",
        "sku": f"V{number}",
        "name": name,
        "barcode": f"570{number:010d}",
        "price": price,
        "vat": vat,
        "group": "11",
        "category": "Cykler",
        "brand": "",
        "tags": [],
        "prices": [],
        "unit": "pcs",
        "weighed": False,
        "discountable": True,
    }


BELL = good(1, "Ringeklokke", 4_995)
TUBE = good(2, 'Slange 28"', 5_900)
HELMET = good(3, "Cykelhjelm", 59_900)
LAMP = good(4, "Forlygte", 24_950)
BOOK = good(5, "Cykelkort", 12_000, vat="zero")

RETURN_REASONS: list[ReturnReason] = [
    {"code": "regret", "name": "Fortrudt", "restock": "floor"},
    {"code": "faulty", "name": "Defekt", "restock": "defect"},
]


def pricebook_of(register: Register, people: Iterable[Person]) -> Pricebook:
    return plain_pricebook(
        {
            "register": str(register.id),
            "register_code": register.code,
            "store": str(register.store_id),
            "employees": [
                {
                    "id": str(person.id),
                    "name": person.name,
                    "role": person.role.code,
                    "permissions": selling(2000),
                }
                for person in people
            ],
            "discount_reasons": [{"code": "damaged", "name": "Skade"}],
            "return_reasons": RETURN_REASONS,
        }
    )


@dataclass
class Clock:
    """Ten seconds pass at every look."""

    now: datetime = OPENING

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=10)
        return self.now


@dataclass
class Counter:
    """A simulated register with a device that the server knows."""

    organisation: UUID
    register: Register
    device: Device
    secret: str
    till: SimulatedRegister
    client: Client = field(default_factory=Client)

    @property
    def token(self) -> str:
        return f"Bearer {self.organisation}.{self.secret}"

    def post(self, elements: Sequence[Element], token: str | None = None) -> Any:
        """The door's answer to an upload: the response, with `.json()`."""
        body = {"entries": [_plain(element) for element in elements]}
        return self.client.post(
            DOOR,
            json.dumps(body, ensure_ascii=False),
            content_type="application/json",
            headers={"Authorization": token or self.token},
        )

    def deliver(self, elements: list[Element]) -> list[str]:
        """A transport for `SimulatedRegister.send`."""
        answer = self.post(elements)
        return [each["hash"] for each in answer.json()["acknowledged"]]


def _plain(element: Element) -> dict[str, str]:
    return {"entry": element.entry, "hash": element.hash, "signature": element.signature}


def open_counter(
    register: Register, people: Iterable[Person], clock: Clock | None = None
) -> Counter:
    """Pairs a simulated register, signs the first of the people in and opens a shift."""
    staff = list(people)
    counter = pair(register, staff, clock)
    counter.till.sign_in(str(staff[0].id))
    counter.till.open_shift()
    return counter


def pair(register: Register, people: Iterable[Person], clock: Clock | None = None) -> Counter:
    till = SimulatedRegister(
        register.id, pricebook_of(register, people), clock or Clock(), key=DeviceKey()
    )
    secret = new_secret()
    with acting_for(register.organisation_id):
        device = Device.objects.create(
            register=register,
            name="Simuleret",
            public_key=till.key.public_key,
            from_seq=1,
            token_hash=hash_of(secret),
        )
    return Counter(register.organisation_id, register, device, secret, till)


def put_right(counter: Counter, sale: Entry, tender: str) -> Entry:
    """The one payment of a sale was made by another tender, says somebody who may."""
    till = counter.till
    for employee in till.pricebook["employees"]:
        employee["permissions"]["change_payment"] = {"answer": "allow", "limit": None}
    wish = {"no": 1, "tender": tender, "reason": "Tastet forkert", "training": till.training}
    wish |= {"shift": sale["shift"], "employee": till.employee}
    change = change_payment(till.pricebook, sale, [], [], wish)
    return till.record("payment_changed", dict(change))
