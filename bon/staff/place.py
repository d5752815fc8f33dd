"""Where a person works, and which store they are looking at: the switch at the top of pages."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from bon.kit.access import NotFound
from bon.kit.tenancy import announce, organisation_id
from bon.organisation.models import Organisation, Store
from bon.staff.access import stores_for
from bon.staff.middleware import SESSION_KEY as ORGANISATION_KEY
from bon.staff.models import Person, User

SESSION_KEY = "store"


class Place:
    """Read when it is asked for. A person who belongs to one store sees that one only."""

    def __init__(self, request: HttpRequest, person: Person) -> None:
        self._chosen = request.session.get(SESSION_KEY)
        self._person, self._own = person, person.store_id

    @cached_property
    def organisation(self) -> Organisation:
        return Organisation.objects.get(id=organisation_id())

    @cached_property
    def stores(self) -> list[Store]:
        """Those the person may look at."""
        return list(stores_for(self._person))

    @cached_property
    def store(self) -> Store | None:
        """The one they look at; None for all."""
        wanted = str(self._own or self._chosen or "")
        return next((store for store in self.stores if str(store.id) == wanted), None)

    @property
    def store_id(self) -> UUID | None:
        return self.store.id if self.store else None


def organisations_of(user: User) -> list[Organisation]:
    """Those the user works for, whichever of them this request acts for."""
    announce("bon.login", str(user.id))
    ids = Person.everywhere.filter(user=user, active=True).values_list("organisation_id", flat=True)
    found = list(Organisation.objects.filter(id__in=list(ids)).order_by("name", "id"))
    announce("bon.login", "")
    return found


def choose_organisation(request: HttpRequest, user: User, organisation: str) -> None:
    """Acts for another organisation from the next request on. Raises NotFound."""
    if organisation not in {str(one.id) for one in organisations_of(user)}:
        raise NotFound
    request.session[ORGANISATION_KEY] = organisation
    request.session.pop(SESSION_KEY, None)


def choose(request: HttpRequest, person: Person, store: str) -> None:
    """Remembers the store for this session; "" is all of them. Raises NotFound."""
    if store and store not in {str(one.id) for one in Place(request, person).stores}:
        raise NotFound
    request.session[SESSION_KEY] = store


def place(request: HttpRequest) -> dict[str, Any]:
    """The template variable `place`."""
    person: Person | None = getattr(request, "person", None)
    return {"place": Place(request, person)} if person else {}
