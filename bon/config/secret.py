"""The key that signs sessions: given by the operator, or made once and kept beside the data."""

from __future__ import annotations

import secrets
from pathlib import Path


def secret_key(given: str, var: Path) -> str:
    """The operator's key, else the one in `<BON_DATA>/secret-key`, made at the first start."""
    if given:
        return given
    file = var / "secret-key"
    if not file.exists():
        var.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text().strip()
