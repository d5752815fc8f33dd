"""A command bears one approver's name: one person must be able to say yes to all of it."""

from __future__ import annotations

from bon.staff.permissions import GROUPS, OWNER, standard_roles


def test_a_manager_may_approve_everything_a_colleague_may_ask_for() -> None:
    roles = standard_roles()
    spot = {one.code for group in GROUPS if group.spot for one in group.permissions}
    asked = {code for answers in roles.values() for code in spot if answers[code][0] != "deny"}
    assert "return_late" in asked
    assert "refund_other_tender" in asked
    for role in ("manager", OWNER):
        assert {code: roles[role][code] for code in asked} == dict.fromkeys(asked, ("allow", None))
