"""Adds a role, or changes its name and its answers to the permission catalogue."""

from __future__ import annotations

from uuid import UUID

from django.utils.text import slugify

from bon.kit import audit
from bon.kit.access import NotFound, require
from bon.staff.actions.save_person import require_owner
from bon.staff.models import Grant, Person, Role
from bon.staff.permissions import Answers, readable
from bon.staff.reach import refuse_beyond


def save_role(actor: Person, id: UUID | None, name: str, answers: Answers) -> Role:
    """`answers`: permission → (answer, limit) for the whole catalogue; `id` None adds.

    Raises Denied, NotFound, and ValidationError where the role allows, before or after, more than
    the actor may, or no owner would be left to manage staff.
    """
    require(actor, "manage_staff")
    role = Role.objects.select_for_update().filter(id=id).first() if id else Role()
    if role is None:
        raise NotFound
    known = role.answers() if id else {}
    refuse_beyond(actor, known, answers)
    before = {"name": role.name, **readable(known)} if id else {}
    role.name = name
    role.code = role.code or _free_code(name)
    role.save(force_insert=id is None)
    _answer(role, answers)
    require_owner()
    after = {"name": name, **readable(answers)}
    audit.record("changed" if id else "added", role, before=before, after=after)
    return role


def _answer(role: Role, answers: Answers) -> None:
    Grant.objects.filter(role_id=role.id).delete()
    Grant.objects.bulk_create(
        Grant(role=role, permission=permission, answer=answer, limit=limit)
        for permission, (answer, limit) in sorted(answers.items())
    )


def _free_code(name: str) -> str:
    """A code of its own made from the name; codes are for programs and never shown."""
    stem = slugify(name)[:26] or "role"
    taken = set(Role.objects.values_list("code", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(one for one in numbered if one not in taken)
