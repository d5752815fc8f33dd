"""A new organisation: its company, first store, standard roles and owner."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.ids import uuid7
from bon.kit.tenancy import acting_for
from bon.organisation.facts import OrganisationFounded
from bon.organisation.models import Company, Organisation, Store
from bon.staff.models import Grant, Person, Role, User
from bon.staff.permissions import standard_roles


@dataclass(frozen=True)
class Founded:
    organisation: Organisation
    company: Company
    store: Store
    owner: Person


def found_organisation(*, name: str, cvr: str, owner_name: str, user: User) -> Founded:
    """Makes it all in one transaction. Raises ValidationError for a CVR number that is none."""
    organisation = Organisation(id=uuid7(), name=name)
    with acting_for(organisation.id):
        organisation.save(force_insert=True)
        company = Company(name=name, cvr=cvr)
        company.full_clean(validate_constraints=False)
        company.save(force_insert=True)
        store = Store.objects.create(company=company, name=name)
        roles = _standard_roles()
        owner = Person.objects.create(user=user, name=owner_name, role=roles["owner"])
        audit.record("founded", organisation, after={"name": name, "cvr": cvr})
        publish([OrganisationFounded(organisation.id)])
    return Founded(organisation, company, store, owner)


def _standard_roles() -> dict[str, Role]:
    names = {
        "owner": gettext("Ejer"),
        "manager": gettext("Butikschef"),
        "cashier": gettext("Ekspedient"),
        "mechanic": gettext("Mekaniker"),
    }
    roles: dict[str, Role] = {}
    for code, answers in standard_roles().items():
        roles[code] = Role.objects.create(code=code, name=names[code])
        Grant.objects.bulk_create(
            Grant(role=roles[code], permission=permission, answer=answer, limit=limit)
            for permission, (answer, limit) in sorted(answers.items())
        )
    return roles
