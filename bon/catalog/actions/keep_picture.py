"""Keeps a picture for the quick tiles, a poster or a product."""

from __future__ import annotations

import hashlib

from bon.catalog import pictures
from bon.catalog.models import Picture
from bon.staff.access import require
from bon.staff.models import Person


def keep_picture(person: Person, content: bytes, side: int = pictures.KEY) -> Picture:
    """Made to fit `side` pixels; the same picture is kept once. Raises ValidationError, Denied."""
    require(person, "edit_goods")
    fitted = pictures.fitted(content, side)
    hash = hashlib.sha256(fitted).hexdigest()
    picture: Picture
    picture, _made = Picture.objects.get_or_create(hash=hash, defaults={"content": fitted})
    return picture
