"""Reads for the staff pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from bon.kit.models import AuditEvent
from bon.organisation.models import Store
from bon.staff import permissions
from bon.staff.models import Deviation, Grant, Person, Role
from bon.staff.permissions import Answers, Rights

AUDIT_PAGE = 50


@dataclass(frozen=True)
class AuditRow:
    event: AuditEvent
    actor: str  # "" is the system


@dataclass(frozen=True)
class RoleRow:
    role: Role
    people: int


@dataclass(frozen=True)
class StoreRow:
    store: Store
    deviates: int


def people(search: str = "") -> QuerySet[Person]:
    """Colleagues, those who have stopped last."""
    found = Person.objects.select_related("role", "store", "user").order_by("-active", "name")
    return found.filter(name__icontains=search) if search else found


def roles() -> list[RoleRow]:
    """Each with how many have it now."""
    active = Person.objects.filter(active=True).order_by()
    counted = dict(active.values_list("role_id").annotate(Count("id")))
    return [RoleRow(role, counted.get(role.id, 0)) for role in Role.objects.order_by("name", "id")]


def stores_of_role(role: Role) -> list[StoreRow]:
    """Every store, and in how much the role may otherwise there."""
    there = Deviation.objects.filter(role=role).order_by()
    counted = dict(there.values_list("store_id").annotate(Count("id")))
    return [StoreRow(store, counted.get(store.id, 0)) for store in Store.objects.order_by("name")]


def rights(store: UUID) -> dict[str, Rights]:
    """By the id of everybody who works or has worked here, what they may do in the store."""
    roles: dict[UUID, Answers] = defaultdict(dict)
    own: dict[UUID, Answers] = defaultdict(dict)
    for grant in Grant.objects.all():
        roles[grant.role_id][grant.permission] = grant.answer, grant.limit
    for one in Deviation.objects.filter(Q(store=store) | Q(store=None)):
        whose = roles[one.role_id] if one.person_id is None else own[one.person_id]
        whose[one.permission] = one.answer, one.limit
    people = Person.objects.values_list("id", "role_id")
    return {str(id): permissions.rights(roles[role] | own[id]) for id, role in people}


def audit_page(
    after: UUID | None = None, subject: str = "", actor: UUID | None = None
) -> tuple[list[AuditRow], str]:
    """The latest changes first; the second value continues where these end, "" at the end.

    `after` is the id of the last one shown: UUIDv7, so ids are in the order of time.
    """
    events = AuditEvent.objects.order_by("-id")
    if after:
        events = events.filter(id__lt=after)
    if subject:
        events = events.filter(subject=subject)
    if actor:
        events = events.filter(actor=actor)
    found = list(events[: AUDIT_PAGE + 1])
    names = dict(Person.objects.values_list("id", "name"))
    rows = [AuditRow(event, names.get(event.actor, "")) for event in found[:AUDIT_PAGE]]
    return rows, str(found[AUDIT_PAGE - 1].id) if len(found) > AUDIT_PAGE else ""


def audit_subjects() -> list[str]:
    """The kinds of things that were ever changed."""
    subjects = AuditEvent.objects.order_by("subject").values_list("subject", flat=True)
    return list(subjects.distinct())
