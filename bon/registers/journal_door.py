"""The journal's door in front of Django.

Sessions, languages, content policies and the like are work for pages; they cost an upload of one
sale about as much as the rest of what the server does for it. So this one address is answered
before them, by the same function as the view behind Django.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from bon.registers.intake import Response, respond

PATH = "/register/v1/journal"
Environ = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

_log = logging.getLogger(__name__)


def with_journal_door(django: Application) -> Application:
    """A WSGI application that answers uploads itself and leaves everything else to `django`."""

    def application(environ: Environ, start: Start) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH or environ["REQUEST_METHOD"] != "POST":
            return django(environ, start)
        response = _answer(environ)
        headers = [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(response.body))),
            ("Cache-Control", "no-store"),
        ]
        start(f"{response.status} {HTTPStatus(response.status).phrase}", headers)
        return [response.body]

    return application


def _answer(environ: Environ) -> Response:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return Response(413, b'{"error":"too_large","detail":""}')
    authorization, body = environ.get("HTTP_AUTHORIZATION", ""), environ["wsgi.input"].read(length)
    try:
        return _again_if_broken(authorization, body)
    except (OperationalError, InterfaceError) as error:
        connection.close()
        _log.warning("the database is away: %s", error)
        return Response(503, b'{"error":"database_away","detail":""}')
    except Exception:
        connection.close()
        _log.exception("an upload broke")
        return Response(500, b'{"error":"server_error","detail":""}')


def _again_if_broken(authorization: str, body: bytes) -> Response:
    """A kept connection may have died while it lay idle. To take an upload twice does no harm."""
    fresh = connection.connection is None
    try:
        return respond(authorization, body)
    except (OperationalError, InterfaceError):
        if fresh or not _broken():
            raise
        connection.close()
        return respond(authorization, body)


def _broken() -> bool:
    return connection.connection is None or connection.connection.closed
