"""The register's own files: right types, right caching, and WebAssembly for them alone."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from django.test import Client

from bon.registers import app_files


@pytest.fixture
def dist(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "index.html": b"<!doctype html><title>Bon</title>",
        "service-worker.js": b"self.skipWaiting",
        "manifest.webmanifest": b"{}",
        "assets/worker-AbC.js": b"let x = 1;" * 100,
        "assets/micropython-XyZ.wasm": b"\0asm" + b"\0" * 500,
        "icons/icon-192.png": b"\x89PNG",
        ".made-0123": b"",
    }
    for name, content in files.items():
        path = tmp_path / "dist" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    settings.REGISTER_DIST = tmp_path / "dist"  # type: ignore[attr-defined]
    monkeypatch.setattr(app_files, "_build", app_files._Build(0.0, {}))
    return tmp_path / "dist"


@pytest.mark.parametrize(
    ("path", "type", "cache"),
    [
        ("", "text/html; charset=utf-8", "no-cache"),
        ("service-worker.js", "text/javascript; charset=utf-8", "no-cache"),
        ("manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("assets/worker-AbC.js", "text/javascript; charset=utf-8", app_files.FOR_EVER),
        ("assets/micropython-XyZ.wasm", "application/wasm", app_files.FOR_EVER),
        ("icons/icon-192.png", "image/png", "no-cache"),
    ],
)
def test_each_file_says_what_it_is(dist: Path, path: str, type: str, cache: str) -> None:
    answer = Client().get(f"/register/{path}")
    assert answer.status_code == 200
    assert (answer["Content-Type"], answer["Cache-Control"]) == (type, cache)
    assert answer.content == (dist / (path or "index.html")).read_bytes()


def test_the_rules_may_run_here_and_nowhere_else(dist: Path, db: None) -> None:
    register = Client().get("/register/assets/worker-AbC.js")["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in f"{register};"
    assert "wasm" not in Client().get("/healthz")["Content-Security-Policy"]


def test_printers_in_the_shop_may_be_reached_from_here_and_nowhere_else(
    dist: Path, db: None
) -> None:
    register = Client().get("/register/")["Content-Security-Policy"]
    assert "connect-src 'self' https: http:;" in f"{register};"
    assert "connect-src 'self';" in f"{Client().get('/healthz')['Content-Security-Policy']};"


def test_the_service_worker_may_guard_the_whole_register(dist: Path) -> None:
    assert Client().get("/register/service-worker.js")["Service-Worker-Allowed"] == "/register/"
    assert "Service-Worker-Allowed" not in Client().get("/register/").headers


def test_what_is_known_is_not_sent_again(dist: Path) -> None:
    etag = Client().get("/register/")["ETag"]
    again = Client().get("/register/", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    index = dist / "index.html"
    index.write_bytes(b"<!doctype html><title>Bon 2</title>")
    os.utime(index, (1, 1))
    assert Client().get("/register/", headers={"If-None-Match": etag}).status_code == 200


def test_what_packs_well_travels_packed(dist: Path) -> None:
    answer = Client().get("/register/assets/worker-AbC.js", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == b"let x = 1;" * 100


@pytest.mark.parametrize("path", ["nothing.js", "../settings.py", ".made-0123", "assets/"])
def test_nothing_else_is_there(dist: Path, path: str) -> None:
    assert Client().get(f"/register/{path}").status_code == 404


def test_a_register_that_is_not_built_says_what_to_do(tmp_path: Path, settings: object) -> None:
    settings.REGISTER_DIST = tmp_path / "missing"  # type: ignore[attr-defined]
    answer = Client().get("/register/")
    assert answer.status_code == 503
    assert "make run" in answer.content.decode()
