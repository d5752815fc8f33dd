"""The people of every test: one shop's owner, manager, cashier and mechanic, and a stranger.

The stranger owns another organisation and must never see, change or learn of anything here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import count

from django.contrib.auth.hashers import make_password
from django.test import Client

from bon.kit.tenancy import acting_for
from bon.organisation.models import Company, Organisation, Register, Store
from bon.staff.actions.found_organisation import found_organisation
from bon.staff.models import Person, Role, User
from bon.staff.pin import derive

PASSWORD = "en-lang-kode-til-prøver"  # noqa: S105
PINS = {"owner": "4471", "manager": "5582", "cashier": "6693", "mechanic": "7704"}
# Valid CVR numbers by modulus 11, of no real company.
CVRS = ("10000009", "10000017")
_number = count(1)


@dataclass
class Cast:
    organisation: Organisation
    company: Company
    store: Store
    other_store: Store
    register: Register
    other_register: Register
    owner: Person
    manager: Person
    cashier: Person
    mechanic: Person
    stranger: Person
    foreign: Organisation
    foreign_store: Store

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Inside the shop's own unit of work."""
        with acting_for(self.organisation.id):
            yield

    @contextmanager
    def abroad(self) -> Iterator[None]:
        """Inside the stranger's organisation."""
        with acting_for(self.foreign.id):
            yield


@dataclass
class Office:
    cast: Cast
    client: type[Client]

    def of(self, person: Person) -> Client:
        """A browser in which the person is signed in."""
        client = self.client()
        assert person.user is not None, f"{person} has no log-in"  # noqa: S101
        client.force_login(person.user)
        return client


def make_cast() -> Cast:
    """A fresh shop and a fresh stranger; may be called many times in one database."""
    number = next(_number)
    ours = found_organisation(
        name="Vesterbro Cykler", cvr=CVRS[0], owner_name="Olga Ejer", user=_user("olga", number)
    )
    theirs = found_organisation(
        name="Fremmed Butik", cvr=CVRS[1], owner_name="Frede Fremmed", user=_user("frede", number)
    )
    with acting_for(ours.organisation.id):
        other = Store.objects.create(company=ours.company, name="Nørrebro Cykler")
        register = Register.objects.create(store=ours.store, code="K1", name="Forrest")
        other_register = Register.objects.create(store=other, code="K2", name="Nørrebro")
        roles = {role.code: role for role in Role.objects.all()}
        manager = Person.objects.create(
            name="Mads Butikschef", role=roles["manager"], user=_user("mads", number)
        )
        cashier = Person.objects.create(
            name="Karla Kasse", role=roles["cashier"], store=ours.store, user=_user("karla", number)
        )
        mechanic = Person.objects.create(
            name="Mikkel Mekaniker", role=roles["mechanic"], store=ours.store
        )
        people = {"owner": ours.owner, "manager": manager, "cashier": cashier, "mechanic": mechanic}
        for role, person in people.items():
            person.keep_pin(_verifier(PINS[role]))
            person.save()
    return Cast(
        organisation=ours.organisation, company=ours.company, store=ours.store, other_store=other,
        register=register, other_register=other_register, stranger=theirs.owner,
        foreign=theirs.organisation, foreign_store=theirs.store, **people,
    )  # fmt: skip


def _user(name: str, number: int) -> User:
    return User.objects.create(email=f"{name}{number}@eksempel.dk", password=_password())


# Slow by design, so each is worked out once for all tests of a process.
_verifier = cache(derive)
_password = cache(partial(make_password, PASSWORD))
