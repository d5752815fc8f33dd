"""Every request of a signed-in person is one transaction on behalf of their organisation."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from uuid import UUID

from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bon.kit import audit, collisions
from bon.kit.access import Denied, NotFound
from bon.kit.gate import is_office
from bon.kit.tenancy import acting_for, announce
from bon.staff.models import Person, User

SESSION_KEY = "organisation"
# Where a token says which organisation is acted for, whoever is signed in beside it in the same
# browser: the counter's own addresses, and an invitation's.
BY_TOKEN = ("/register/", "/account/invitation/", "/r/")
# How allauth sends somebody by another page first; its own middleware answers.
DETOURS = (ImmediateHttpResponse, ReauthenticationRequired)

_log = logging.getLogger(__name__)


class PersonMiddleware:
    """Sets `request.person` (None where nobody is signed in) and opens the transaction.

    A view that raises, or answers with a server error, leaves nothing behind. A page of the office
    whose transaction collided with another's is made again; other addresses may have sent mail.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.person = None  # type: ignore[attr-defined]
        if request.path_info.startswith(BY_TOKEN) or not isinstance(request.user, User):
            return self.get_response(request)
        for organisation in _organisations(request, request.user):
            response = self._at_work(request, organisation, request.user)
            if response is not None:
                return response
        return self.get_response(request)

    def _at_work(self, request: HttpRequest, organisation: UUID, user: User) -> HttpResponse | None:
        """None where the user does not work there."""
        met: list[Exception] = []
        request.collisions = met  # type: ignore[attr-defined]
        for turn in range(1, collisions.TIMES + 1):
            try:
                with acting_for(organisation):
                    person = _person_of(user)
                    response = self._serve(request, person) if person else None
            except DatabaseError as error:  # as the transaction ended
                if not collisions.passes(error, met):
                    raise
                met.append(error)
            if len(met) < turn:
                return response
            _log.warning("%s %s collided: %s", request.method, request.path, met[-1])
            collisions.renew(request)
            if not is_office(request):
                break
        return collisions.come_again(request)

    def _serve(self, request: HttpRequest, person: Person) -> HttpResponse:
        request.person = person  # type: ignore[attr-defined]
        with audit.done_by(person.id):
            response = self.get_response(request)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Refusals become pages; whatever was raised, nothing of it is kept."""
        if isinstance(error, DETOURS):
            return None
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
        met = getattr(request, "collisions", None)
        if met is not None and collisions.passes(error, met):
            met.append(error)
            return HttpResponse(status=503)
        if isinstance(error, Denied):
            return render(request, "refused.html", {"permission": error.permission}, status=403)
        if isinstance(error, NotFound):
            return render(request, "404.html", status=404)
        return None


def _organisations(request: HttpRequest, user: User) -> Iterator[UUID]:
    """The one chosen in this session; where the user works there no longer, the first of the
    others, which is the chosen one from then on."""
    chosen = request.session.get(SESSION_KEY)
    if chosen:
        yield UUID(chosen)
    with transaction.atomic():
        announce("bon.login", str(user.id))
        person = Person.everywhere.filter(user=user, active=True).order_by("id").first()
        announce("bon.login", "")
    if person is not None:
        request.session[SESSION_KEY] = str(person.organisation_id)
        yield person.organisation_id


def _person_of(user: User) -> Person | None:
    """Who the user is in the organisation acted for."""
    people = Person.objects.select_related("role", "store")
    person: Person | None = people.filter(user=user, active=True).first()
    return person
