"""Where the pictures of bills lie: in the database, or in the folder that `BON_PHOTOS` names."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings

from bon.cash.models import Photo


def content_of(photo: Photo) -> bytes:
    """The picture; empty where its file is gone from the disk."""
    if photo.content:
        return bytes(photo.content)
    path = path_of(photo.organisation_id, photo.id)
    return path.read_bytes() if path is not None and path.exists() else b""


def path_of(organisation: UUID, id: UUID) -> Path | None:
    """The file of a picture; None where pictures lie in the database."""
    if not settings.PHOTOS:
        return None
    return Path(settings.PHOTOS) / str(organisation) / f"{id}.jpg"
