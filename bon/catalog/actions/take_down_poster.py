"""Takes a poster down from the customers' displays."""

from __future__ import annotations

from uuid import UUID

from bon.catalog.models import Poster
from bon.kit import audit
from bon.kit.access import NotFound
from bon.staff.access import require
from bon.staff.models import Person


def take_down_poster(person: Person, id: UUID) -> None:
    """Raises Denied, NotFound."""
    require(person, "edit_goods")
    poster = Poster.objects.filter(id=id).first()
    if poster is None:
        raise NotFound
    audit.record("removed", poster, before={"text": poster.text})
    poster.delete()
