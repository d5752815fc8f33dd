"""The demo's organisation as its owner would set it up on the first morning."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bon.catalog.models import ArticleGroup
from bon.demo import shop
from bon.kit.tenancy import acting_for
from bon.organisation.models import Company, Register, Store
from bon.staff.actions.found_organisation import found_organisation
from bon.staff.actions.set_pin import set_pin
from bon.staff.models import Person, Role, User


@dataclass(frozen=True)
class Opened:
    """The shop, its stores by city, its registers by code and its people by name."""

    organisation: UUID
    owner: Person
    stores: dict[str, Store]
    registers: dict[str, Register]
    people: dict[str, Person]


def open_shop() -> Opened:
    """Makes company, stores, registers, roles and staff; no goods yet."""
    boss = shop.STAFF[0]
    founded = found_organisation(
        name=shop.NAME,
        cvr=shop.CVR,
        owner_name=boss.name,
        user=User.objects.create_user(boss.email, shop.PASSWORD),
    )
    with acting_for(founded.organisation.id):
        stores = _open_stores(founded.company, founded.store)
        for code, name, saft_code in shop.ARTICLE_GROUPS:
            ArticleGroup.objects.create(code=code, name=name, saft_code=saft_code)
        return Opened(
            organisation=founded.organisation.id,
            owner=founded.owner,
            stores=stores,
            registers=_place_registers(stores),
            people=_hire(founded.owner, stores),
        )


def _open_stores(company: Company, first: Store) -> dict[str, Store]:
    """The stores by city; the first is the one that came with the organisation."""
    seat = shop.PLACES[0]
    company.name = shop.COMPANY
    company.address, company.postcode, company.city = seat.address, seat.postcode, seat.town
    company.save()
    stores = {}
    for place in shop.PLACES:
        store = first if place is seat else Store(company=company)
        store.name, store.phone, store.receipt_footer = place.name, place.phone, shop.FOOTER
        store.address, store.postcode, store.city = place.address, place.postcode, place.town
        store.save()
        stores[place.city] = store
    return stores


def _place_registers(stores: dict[str, Store]) -> dict[str, Register]:
    return {
        counter.code: Register.objects.create(
            store=stores[counter.city], code=counter.code, name=shop.COUNTER_NAMES[counter.code]
        )
        for counter in shop.COUNTERS
    }


def _hire(owner: Person, stores: dict[str, Store]) -> dict[str, Person]:
    roles = {role.code: role for role in Role.objects.all()}
    people = {owner.name: owner}
    for member in shop.STAFF[1:]:
        user = User.objects.create_user(member.email, shop.PASSWORD) if member.email else None
        people[member.name] = Person.objects.create(
            name=member.name,
            role=roles[member.role],
            store=stores[member.city] if member.city else None,
            user=user,
        )
    for member in shop.STAFF:
        set_pin(owner, people[member.name], member.pin)
    return people
