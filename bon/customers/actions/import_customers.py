"""Brings customers in: new ones, and what is newly known of those who are here already."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from bon.customers import queries
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.actions.save_group import save_group
from bon.customers.models import Customer, Group
from bon.customers.phone import canonical
from bon.customers.reading import ReadCustomer
from bon.kit.sorting import fold, sort_key
from bon.staff.access import require
from bon.staff.models import Person

ALIKE_MOST = 50
_NUMBER = re.compile(r"\d{1,12}$")


class Brought(NamedTuple):
    """`joined`: who was here already. `alike`: new ones who share a telephone or an e-mail with
    somebody of another name. `refused`: the rows that did not come in, and why."""

    made: int
    joined: int
    alike: list[tuple[int, Customer]]
    refused: list[tuple[int, str]]


def import_customers(person: Person, rows: Sequence[ReadCustomer]) -> Brought:
    """Each row by itself: one that cannot be leaves the others. Nobody is taken to have consented
    to anything. Raises Denied."""
    require(person, "edit_customers")
    require(person, "manage_customers")
    groups = {fold(group.name): group for group in Group.objects.all()}
    made = joined = 0
    alike: list[tuple[int, Customer]] = []
    refused: list[tuple[int, str]] = []
    for row in rows:
        try:
            with transaction.atomic():
                known, others = _known(row)
                kept = _keep(person, row, known, groups)
        except ValidationError as error:
            refused.append((row.row, " ".join(error.messages)))
            continue
        made, joined = made + (known is None), joined + (known is not None)
        if others:
            alike.append((row.row, kept))
    return Brought(made, joined, alike, refused)


def _keep(
    person: Person, row: ReadCustomer, known: Customer | None, groups: dict[str, Group]
) -> Customer:
    values: dict[str, object] = dict(row.values)
    if row.group:
        group = groups.get(fold(row.group)) or save_group(person, None, row.group)
        values["group"] = groups[fold(row.group)] = group
    if values.get("cvr"):
        values["kind"] = "business"
    if known is not None:
        values = {field: value for field, value in values.items() if not getattr(known, field)}
    return keep_customer(person, known.id if known else None, values)


def _known(row: ReadCustomer) -> tuple[Customer | None, bool]:
    """Who this is: the one with this number and name, or of whom all of it is known; else the one
    with the same telephone or e-mail, where the names do not speak against it. And whether there
    is somebody of whom that cannot be said."""
    values, name = row.values, fold(row.values.get("name", ""))
    found = list(queries.customers().filter(_alike(values))[:ALIKE_MOST])
    numbered = queries.customers().filter(number=row.number) if _NUMBER.match(row.number) else ()
    same = [one for one in numbered if name and fold(one.name) == name]
    same += [one for one in found if _says_all(one, values)]
    if same:
        return same[0], False
    others = [one for one in found if _shares(one, values)]
    fitting = [one for one in others if not name or not one.name or fold(one.name) == name]
    if len(fitting) == 1:
        return fitting[0], False
    return None, bool(others)


def _alike(values: dict[str, str]) -> Q:
    same = Q(sort_key=sort_key(values["name"])[:250]) if values.get("name") else Q(pk__in=[])
    if phone := canonical(values.get("phone", "")):
        same |= Q(phone=phone)
    if email := values.get("email", "").strip():
        same |= Q(email__iexact=email)
    return same


def _shares(one: Customer, values: dict[str, str]) -> bool:
    phone, email = canonical(values.get("phone", "")), values.get("email", "").strip()
    return bool(phone and one.phone == phone) or bool(
        email and one.email.casefold() == email.casefold()
    )


def _says_all(one: Customer, values: dict[str, str]) -> bool:
    """Whether it is known already, word by word."""
    phone = values.get("phone", "")
    said = {**values, "phone": canonical(phone) or phone}
    return all(
        getattr(one, field).casefold() == text.strip().casefold()
        for field, text in said.items()
        if text
    )
