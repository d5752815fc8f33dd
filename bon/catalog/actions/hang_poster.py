"""Hangs a poster up on the customers' displays."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from bon.catalog import pictures
from bon.catalog.actions.keep_picture import keep_picture
from bon.catalog.models import Poster
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person

POSTERS_MOST = 8  # registers and displays hold them all


def hang_poster(person: Person, text: str, picture: bytes) -> Poster:
    """Last of all. `picture`: its bytes, none for a text alone. Raises ValidationError, Denied."""
    require(person, "edit_goods")
    if not text.strip() and not picture:
        raise ValidationError(_("Skriv en tekst, eller vælg et billede."))
    if Poster.objects.count() >= POSTERS_MOST:
        raise ValidationError(_("Der er ikke plads til flere plakater. Tag en ned først."))
    last = Poster.objects.aggregate(last=Max("position"))["last"]
    poster = Poster(text=text.strip(), position=0 if last is None else last + 1)
    if picture:
        poster.picture = keep_picture(person, picture, pictures.SCREEN)
    poster.full_clean()
    poster.save()
    audit.record("added", poster, after={"text": poster.text})
    return poster
