"""The settings of the environment, read once, each with its type and a clear refusal.

Every variable is described in docs/reference/settings.md.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class SettingError(Exception):
    """A setting has a value that cannot be used. Says which, what it was and what would do."""


def text(name: str, default: str = "") -> str:
    """A value as it stands. `<NAME>_FILE` names a file that holds it, for mounted secrets."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SettingError(f"{name}_FILE={file}: {error.strerror}") from error
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    """`1`, `true`, `yes`, `on` or `0`, `false`, `no`, `off`."""
    value = text(name).lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    if value == "":
        return default
    raise SettingError(f"{name}={value!r} is neither yes nor no: write 1 or 0")


def number(name: str, default: int, *, low: int, high: int) -> int:
    """A whole number between low and high."""
    value = text(name)
    if value == "":
        return default
    if not value.isdigit() or not low <= int(value) <= high:
        raise SettingError(f"{name}={value!r} is not a whole number from {low} to {high}")
    return int(value)


def names(name: str, default: list[str]) -> list[str]:
    """Names separated by commas."""
    value = text(name)
    return [part.strip() for part in value.split(",") if part.strip()] if value else default


def database(url: str, variable: str) -> dict[str, object]:
    """Django's settings for `postgresql://user:password@host:port/name?option=…`."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise SettingError(f"{variable} starts with {parts.scheme!r}: Bon runs on PostgreSQL only")
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise SettingError(f"{variable} names no database: postgresql://user:password@host/NAME")
    options = dict(pair.split("=", 1) for pair in unquote(parts.query).split("&") if "=" in pair)
    host = options.pop("host", parts.hostname or "")
    return {
        "ENGINE": "bon.kit.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def mail(url: str, variable: str = "BON_SMTP_URL") -> dict[str, Any]:
    """`smtp://user:password@host:587` with STARTTLS where the server has it at that port,
    `smtps://…:465` in TLS from the start; nothing for an empty one."""
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise SettingError(f"{variable} is no address: smtp://user:password@host:587")
    ssl = parts.scheme == "smtps"
    port = parts.port or (465 if ssl else 587)
    return {
        "host": parts.hostname,
        "port": port,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "ssl": ssl,
        "tls": not ssl and port == 587,
    }
