"""What is a picture, and of which kind: told by its first bytes, never by what a file is called."""

from __future__ import annotations

import re

KINDS = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}


def kind_of(content: bytes) -> str | None:
    """Its media type; None where it is none of those that every browser draws."""
    return next((kind for kind, begins in KINDS.items() if begins.match(content)), None)
