"""What a register needs of the staff: who may sign in there, and what each may do."""

from __future__ import annotations

from typing import NamedTuple, TypedDict
from uuid import UUID

from django.db import connection

from bon.kit.tenancy import organisation_id
from bon.staff.permissions import rights
from till.shapes import Employee

_AT_STORE = """
SELECT p.id::text, p.name, r.code, p.badge, p.pin_salt, p.pin_iterations, p.pin_hash,
  p.pin_digits,
  (SELECT coalesce(json_object_agg(a.permission, json_build_array(a.answer, a."limit")), '{}')
   FROM (
     SELECT DISTINCT ON (permission) permission, answer, "limit" FROM (
       SELECT 1 AS rank, permission, answer, "limit" FROM staff_grant
       WHERE organisation_id = %(tenant)s AND role_id = p.role_id
       UNION ALL
       SELECT 2, permission, answer, "limit" FROM staff_deviation
       WHERE organisation_id = %(tenant)s AND role_id = p.role_id AND store_id = %(store)s
       UNION ALL
       SELECT 3, permission, answer, "limit" FROM staff_deviation
       WHERE organisation_id = %(tenant)s AND person_id = p.id
     ) said ORDER BY permission, rank DESC
   ) a)
FROM staff_person p
JOIN staff_role r ON r.organisation_id = %(tenant)s AND r.id = p.role_id
WHERE p.organisation_id = %(tenant)s AND p.active
  AND (p.store_id IS NULL OR p.store_id = %(store)s)
ORDER BY p.name, p.id
"""


class PinVerifier(TypedDict):
    salt: str
    iterations: int
    hash: str
    digits: int


class StaffMember(TypedDict):
    """`badge`: its number, if any."""

    id: str
    name: str
    role: str
    badge: int | None
    pin: PinVerifier


class Staff(NamedTuple):
    members: list[StaffMember]
    employees: list[Employee]


def staff(store: str | UUID) -> Staff:
    """Who works in the store or in all of them, in one statement. Members, who may sign in there,
    are those with a PIN; what the others may is known too, for they can approve from elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute(_AT_STORE, {"tenant": organisation_id(), "store": store})
        rows = cursor.fetchall()
    told = Staff([], [])
    for id, name, role, badge, salt, iterations, digest, digits, answers in rows:
        pin: PinVerifier = {
            "salt": salt, "iterations": iterations, "hash": digest, "digits": digits
        }  # fmt: skip
        if digest:
            told.members.append({"id": id, "name": name, "role": role, "badge": badge, "pin": pin})
        told.employees.append(
            {"id": id, "name": name, "role": role, "permissions": rights(answers)}
        )
    return told
