"""The door of every back-office page: signed in, at work here, allowed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django_htmx.middleware import HtmxDetails

from bon.kit.access import Actor, NotFound, require

P = ParamSpec("P")
V = TypeVar("V", bound=HttpRequest)
_NOTHING = "%00"  # a sign that no text in the database can hold


class Visit(HttpRequest):
    """A request that has come through the gate."""

    person: Actor
    htmx: HtmxDetails


def office(
    permission: str | None = None,
) -> Callable[
    [Callable[Concatenate[V, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """A page for people at work here and, where named, with the permission.

    Others are sent to the log-in, told that they work nowhere, or raise Denied.
    """

    def guard(
        view: Callable[Concatenate[V, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_login(request)
            person: Actor | None = getattr(request, "person", None)
            if person is None:
                return render(request, "no_person.html", status=403)
            if permission is not None:
                require(person, permission)
            if _NOTHING in request.META.get("QUERY_STRING", ""):
                raise NotFound
            return _private(view(cast(V, request), *args, **kwargs))

        guarded.permission = permission  # type: ignore[attr-defined]
        return cast(Callable[Concatenate[HttpRequest, P], HttpResponseBase], guarded)

    return guard


def is_office(request: HttpRequest) -> bool:
    """Whether what answers the request stands behind this door."""
    return request.resolver_match is not None and hasattr(request.resolver_match.func, "permission")


def _to_login(request: HttpRequest) -> HttpResponse:
    """A fragment cannot show a log-in page in its place: the whole window goes there."""
    details: Any = getattr(request, "htmx", None)
    if not details:
        return redirect_to_login(request.get_full_path())
    page = redirect_to_login(details.current_url_abs_path or "/")
    return HttpResponse(status=204, headers={"HX-Redirect": page.url})


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """One address answers with a page or a part of it, and only ever to this person."""
    patch_vary_headers(response, ["HX-Request"])
    patch_cache_control(response, private=True, no_cache=True)
    return response
