"""A badge is a key: made once, shown once, and nobody's but those who may be given it."""

from __future__ import annotations

import re

from bon.kit.models import AuditEvent
from bon.organisation.models import Organisation
from bon.staff.cast import Cast, Office
from bon.staff.models import Grant, Person
from till.codes import read_code


def test_the_cashier_gets_a_badge_that_her_own_shop_knows(cast: Cast, office: Office) -> None:
    owner = office.of(cast.owner)
    page = owner.post(f"/staff/{cast.cashier.id}/badge/").content.decode()
    found = re.search(r"<span>(\d+)</span>", page)
    assert found
    with cast.at_work():
        karla = Person.objects.get(id=cast.cashier.id)
        key = Organisation.objects.get(id=cast.organisation.id).code_key.hex
        assert read_code(found[1], key) == {"kind": "employee", "fields": {"number": karla.badge}}
        event = AuditEvent.objects.order_by("-id")[0]
        assert (event.verb, event.label) == ("badge_given", "Karla Kasse")
        assert str(karla.badge) not in str((event.before, event.after))
    with cast.abroad():
        foreign = Organisation.objects.get(id=cast.foreign.id).code_key.hex
    assert read_code(found[1], foreign) is None
    assert found[1] not in owner.get(f"/staff/{cast.cashier.id}/").content.decode()


def test_a_new_badge_ends_the_lost_one_and_may_be_taken_away(cast: Cast, office: Office) -> None:
    owner = office.of(cast.owner)
    badges = []
    for _ in range(2):
        owner.post(f"/staff/{cast.cashier.id}/badge/")
        with cast.at_work():
            badges.append(Person.objects.get(id=cast.cashier.id).badge)
    assert badges[0] != badges[1]
    assert owner.post(f"/staff/{cast.cashier.id}/no-badge/").status_code == 302
    with cast.at_work():
        assert Person.objects.get(id=cast.cashier.id).badge is None


def test_nobody_makes_the_badge_of_somebody_above_them(cast: Cast, office: Office) -> None:
    with cast.at_work():
        staff = Grant.objects.filter(role=cast.manager.role, permission="manage_staff")
        staff.update(answer="allow")
    manager = office.of(cast.manager)
    for address in ("badge", "no-badge"):
        answer = manager.post(f"/staff/{cast.owner.id}/{address}/")
        assert answer.status_code == 422
        assert "Det kan kun gøres af en, der selv har alle de rettigheder." in (
            answer.content.decode()
        )
    assert office.of(cast.cashier).post(f"/staff/{cast.cashier.id}/badge/").status_code == 403
    assert office.of(cast.stranger).post(f"/staff/{cast.cashier.id}/badge/").status_code == 404
    with cast.at_work():
        assert not Person.objects.filter(badge__isnull=False).exists()
