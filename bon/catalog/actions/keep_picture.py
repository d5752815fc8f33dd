"""Keeps a picture for the quick tiles, or a poster."""

from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.models import Picture
from bon.catalog.pictures import kind_of
from bon.staff.access import require
from bon.staff.models import Person

LARGEST = 150_000


def keep_picture(person: Person, content: bytes, largest: int = LARGEST) -> Picture:
    """The same picture is kept once. The page has made it small: registers hold them all.
    Raises ValidationError, Denied."""
    require(person, "edit_goods")
    if kind_of(content) is None:
        raise ValidationError(_("Billedet skal være en JPEG, PNG eller WebP."))
    if len(content) > largest:
        raise ValidationError(_("Billedet er for stort."))
    hash = hashlib.sha256(content).hexdigest()
    picture: Picture
    picture, _made = Picture.objects.get_or_create(hash=hash, defaults={"content": content})
    return picture
