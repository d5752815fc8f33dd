"""Who may do what: alone, with somebody's approval, or not at all.

A right answers `allow`, `approve` or `deny`; one that is missing is `deny`. With `allow` may
stand a limit, in the unit of its permission: up to it alone, above it with approval. Approval
comes from somebody who may do it alone. See `docs/algorithms/authority.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.fields import bad, optional_text
from till.pricebook import employee_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from till.shapes import Pricebook, Right


def check(
    book: Pricebook,
    permission: str,
    signed: Mapping[str, Any],
    amount: int = 0,
    about: dict[str, Any] | None = None,
) -> None:
    """Refuses unless `signed["employee"]` may do it, or `signed["approved_by"]` may for them.

    `amount` is what a limit is compared with. Refuses with `not_allowed` and `approval_needed`;
    `about` goes into the latter's data beside `permission`, `amount` and `limit`.
    """
    own = right_of(book, signed.get("employee"), permission)
    answer = verdict(own, right_of(book, signed.get("approved_by"), permission), amount)
    if answer == "not_allowed":
        raise Refusal("not_allowed", {"permission": permission})
    if answer == "approval_needed":
        data = {"permission": permission, "amount": amount, "limit": own["limit"] if own else None}
        data.update(about or {})
        raise Refusal("approval_needed", data)


def sign(made: Any, command: dict[str, Any], permission: str) -> None:
    """Writes on `made` who said yes to it; where they were asked elsewhere, also the id of the
    question: `approvals` has it by permission, of those that `approved_by` answered."""
    made["approved_by"] = optional_text(command, "approved_by")
    made.pop("approval", None)
    asked = command.get("approvals")
    if asked is None or made["approved_by"] is None:
        return
    if type(asked) is not dict:
        raise bad("approvals")
    approval = optional_text(asked, permission)
    if approval is not None:
        made["approval"] = approval


def right_of(book: Pricebook, employee: str | None, permission: str) -> Right | None:
    """What the pricebook answers for an employee; None is no."""
    known = employee_of(book, employee)
    return known["permissions"].get(permission) if known else None


def verdict(own: Right | None, approvers: Right | None, amount: int) -> str:
    """`""` where it may be done; else the code it is refused with."""
    if own is None or own["answer"] == "deny":
        return "not_allowed"
    if alone(own, amount) or alone(approvers, amount):
        return ""
    return "approval_needed"


def alone(right: Right | None, amount: int) -> bool:
    """Whether a right needs nobody's approval for `amount`."""
    if right is None or right["answer"] != "allow":
        return False
    return right["limit"] is None or abs(amount) <= right["limit"]
