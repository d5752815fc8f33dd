"""Every request of a signed-in person is one transaction on behalf of their organisation."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bon.kit import audit
from bon.kit.access import Denied, NotFound
from bon.kit.tenancy import acting_for, announce
from bon.staff.models import Person, User

SESSION_KEY = "organisation"
# How allauth sends somebody by another page first; its own middleware answers.
DETOURS = (ImmediateHttpResponse, ReauthenticationRequired)


class PersonMiddleware:
    """Sets `request.person` (None where nobody is signed in) and opens the transaction.

    A view that raises, or answers with a server error, leaves nothing behind.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.person = None  # type: ignore[attr-defined]
        if not isinstance(request.user, User):
            return self.get_response(request)
        organisation = self._organisation(request, request.user)
        if organisation is None:
            return self.get_response(request)
        with acting_for(organisation):
            request.person = (  # type: ignore[attr-defined]
                Person.objects.select_related("role", "store")
                .filter(user=request.user, active=True)
                .first()
            )
            audit.set_actor(request.person.id if request.person else None)  # type: ignore[attr-defined]
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
        if isinstance(error, Denied):
            return render(request, "refused.html", {"permission": error.permission}, status=403)
        if isinstance(error, NotFound):
            return render(request, "404.html", status=404)
        return None

    def _organisation(self, request: HttpRequest, user: User) -> UUID | None:
        """The one chosen in this session, else the first the user works for."""
        chosen = request.session.get(SESSION_KEY)
        if chosen:
            return UUID(chosen)
        with transaction.atomic():
            announce("bon.login", str(user.id))
            person = Person.everywhere.filter(user=user, active=True).order_by("id").first()
        if person is None:
            return None
        organisation: UUID = person.organisation_id
        request.session[SESSION_KEY] = str(organisation)
        return organisation
