"""The built register, served from memory under `/register/`.

It is some twenty files that a device loads once for each version; afterwards its service
worker has them. What is hashed in its name may be kept for ever, the rest is asked for again.
"""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import NamedTuple

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.http import require_safe

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
PACKED_ALREADY = (".png", ".woff2")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
# The register itself, and the display that turns towards its customer.
PAGES = ("", "display")


class AppFile(NamedTuple):
    content: bytes
    packed: bytes | None  # gzipped, where that saves anything
    type: str
    etag: str
    cache: str


class _Build(NamedTuple):
    made: float
    files: dict[str, AppFile]


_build = _Build(0.0, {})


@require_safe
@csp_update({"script-src": ["'wasm-unsafe-eval'"], "connect-src": ["https:", "http:"]})
def app_file(request: HttpRequest, path: str = "") -> HttpResponse:
    """One file of the register. Two things this page may do and no other: run the rules, which are
    WebAssembly, and speak to the shop's printers, whose addresses no policy can list. 503 that
    says what to do where the register has not been built."""
    files = _files(settings.REGISTER_DIST)
    if not files:
        return render(request, "registers/not_built.html", status=503)
    found = files.get("index.html" if path in PAGES else path)
    if found is None:
        return HttpResponse(status=404)
    response = _response(request, found)
    response["ETag"] = found.etag
    response["Cache-Control"] = found.cache
    response["Vary"] = "Accept-Encoding"
    if path == "service-worker.js":
        response["Service-Worker-Allowed"] = "/register/"
    return response


def _response(request: HttpRequest, found: AppFile) -> HttpResponse:
    if request.headers.get("If-None-Match") == found.etag:
        return HttpResponseNotModified()
    if found.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(found.packed, content_type=found.type)
        response["Content-Encoding"] = "gzip"
        return response
    return HttpResponse(found.content, content_type=found.type)


def _files(dist: Path) -> dict[str, AppFile]:
    """The files of the present build, read once; a new build is noticed by its index."""
    global _build
    index = dist / "index.html"
    if not index.exists():
        return {}
    made = index.stat().st_mtime
    if made != _build.made:
        paths = sorted(path for path in dist.rglob("*") if path.suffix in TYPES)
        _build = _Build(made, {str(p.relative_to(dist)): _read(p, dist) for p in paths})
    return _build.files


def _read(path: Path, dist: Path) -> AppFile:
    content = path.read_bytes()
    packed = None if path.suffix in PACKED_ALREADY else gzip.compress(content, mtime=0)
    hashed = path.is_relative_to(dist / "assets")
    return AppFile(
        content=content,
        packed=packed if packed and len(packed) < len(content) else None,
        type=TYPES[path.suffix],
        etag=f'"{hashlib.sha256(content).hexdigest()[:20]}"',
        cache=FOR_EVER if hashed else ASK_AGAIN,
    )
