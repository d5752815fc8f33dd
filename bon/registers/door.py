"""What every request at the register's door has in common: who asks, whose data, which errors.

A view behind `@door` is one transaction on behalf of the device's organisation. Answers are
JSON; a refusal is `{"error": code, "detail": …}` as docs/reference/protocol.md lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, TypeVar

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from bon.kit.tenancy import acting_for
from bon.registers.devices import Unauthorised, credentials, device_with
from bon.registers.models import Device

S = TypeVar("S", bound=msgspec.Struct)
_encode = msgspec.json.Encoder().encode
# What a body may be instead of JSON of the shape asked for: something else, bytes that are no
# text, or brackets without end.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
# Text that PostgreSQL can keep.
Text = Annotated[str, msgspec.Meta(pattern=r"^[^\0]*\Z")]


class Refused(Exception):
    """The request cannot be met: status and body of the answer. Nothing it did is kept."""

    def __init__(self, status: int, error: str, detail: str = "") -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.detail = detail


def door(method: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view `(request, device)` for devices with a valid token; others get a 401."""

    def wrap(view: Callable[[HttpRequest, Device], HttpResponse]) -> Callable[..., HttpResponse]:
        @public_door(method)
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            try:
                organisation, secret = credentials(request.headers.get("Authorization", ""))
                with acting_for(organisation):
                    return view(request, device_with(secret))
            except Unauthorised as error:
                raise Refused(401, "unauthorised") from error

        return guarded

    return wrap


def public_door(
    method: str,
) -> Callable[[Callable[[HttpRequest], HttpResponse]], Callable[..., HttpResponse]]:
    """A view `(request)` for anybody; it authenticates by itself."""

    def wrap(view: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            try:
                if request.method != method:
                    raise Refused(405, "method_not_allowed", f"{method} only")
                return view(request)
            except Refused as refused:
                return answer(
                    {"error": refused.error, "detail": refused.detail}, status=refused.status
                )

        return guarded

    return wrap


def read(request: HttpRequest, shape: type[S]) -> S:
    """The body as `shape`. Raises Refused: 400 that says where it is not, 413 if too large."""
    try:
        return msgspec.json.decode(request.body, type=shape)
    except UNREADABLE as error:
        raise Refused(400, "bad_request", str(error)) from error
    except RequestDataTooBig as error:
        raise Refused(413, "too_large", str(error)) from error


def answer(body: Any, status: int = 200) -> HttpResponse:
    """JSON that no cache keeps."""
    return encoded(_encode(body), status)


def encoded(body: bytes, status: int = 200) -> HttpResponse:
    """JSON that is bytes already."""
    response = HttpResponse(body, status=status, content_type="application/json")
    response["Cache-Control"] = "no-store"
    return response
