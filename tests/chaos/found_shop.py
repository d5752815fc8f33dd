"""Founds a shop in the database of BON_DATA and pairs a device with each of its registers.

Reads the devices' public keys from standard input, one a line; writes one JSON line for each:
organisation, register, employee, pricebook, token.
"""

from __future__ import annotations

import json
import sys

import django

django.setup()

from bon.kit.tenancy import acting_for  # noqa: E402  Django must be set up
from bon.organisation.models import Register, Store  # noqa: E402
from bon.registers.devices import hash_of, new_secret  # noqa: E402
from bon.registers.models import Device  # noqa: E402
from bon.registers.tests.counter import pricebook_of  # noqa: E402
from bon.staff.actions.found_organisation import found_organisation  # noqa: E402
from bon.staff.models import User  # noqa: E402


def found(public_keys: list[str]) -> None:
    user = User.objects.create_user("olga@eksempel.dk", "en-lang-kode-til-prøver")
    shop = found_organisation(name="Kaos Cykler", cvr="10000009", owner_name="Olga Ejer", user=user)
    with acting_for(shop.organisation.id):
        stores = [shop.store, Store.objects.create(company=shop.company, name="Kaos Nord")]
        for number, key in enumerate(public_keys):
            register = Register.objects.create(
                store=stores[number % 2], code=f"K{number}", name=f"Kasse {number}"
            )
            secret = new_secret()
            Device.objects.create(
                register=register,
                name="Simuleret",
                public_key=key,
                from_seq=1,
                token_hash=hash_of(secret),
            )
            told = {
                "organisation": str(shop.organisation.id),
                "register": str(register.id),
                "employee": str(shop.owner.id),
                "pricebook": pricebook_of(register, [shop.owner]),
                "token": f"Bearer {shop.organisation.id}.{secret}",
            }
            print(json.dumps(told))  # noqa: T201  read by the test


if __name__ == "__main__":
    found(sys.stdin.read().split())
