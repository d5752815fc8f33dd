"""Keeps the picture of a bill."""

from __future__ import annotations

import os
from uuid import UUID

from bon.cash.models import Photo
from bon.cash.photos import path_of
from bon.kit.tenancy import organisation_id


def keep_photo(id: UUID, content: bytes) -> None:
    """Kept once: one that is there already stays as it is. On the disk it is whole or not there."""
    path = path_of(organisation_id(), id)
    if path is not None and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_bytes(content)
        os.replace(new, path)
    kept = content if path is None else b""
    Photo.objects.bulk_create([Photo(id=id, content=kept)], ignore_conflicts=True)
