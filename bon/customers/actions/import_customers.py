"""Brings customers in: new ones, and what is newly known of those who are here already."""

from __future__ import annotations

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
from bon.kit.sorting import fold
from bon.staff.access import require
from bon.staff.models import Person


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
                known, others = _known(row.values)
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


def _known(values: dict[str, str]) -> tuple[Customer | None, bool]:
    """Who this is: the one with the same telephone or e-mail, where the names do not speak
    against it. And whether there is somebody of whom that cannot be said."""
    same = Q(pk__in=[])
    if phone := canonical(values.get("phone", "")):
        same |= Q(phone=phone)
    if email := values.get("email", "").strip():
        same |= Q(email__iexact=email)
    found = list(queries.customers().filter(same)[:5])
    name = fold(values.get("name", ""))
    fitting = [one for one in found if not name or not one.name or fold(one.name) == name]
    if len(fitting) == 1:
        return fitting[0], False
    return None, bool(found)
