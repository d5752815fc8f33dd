"""Says in which order the customers' displays show their posters."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bon.catalog.models import Poster
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def order_posters(person: Person, order: Sequence[UUID]) -> None:
    """Those not named, hung up meanwhile, come last. Raises Denied."""
    require(person, "edit_goods")
    places = {id: place for place, id in enumerate(order)}
    hung = list(Poster.objects.select_for_update().order_by("id"))
    hung.sort(key=lambda poster: (places.get(poster.id, len(places)), poster.position, poster.id))
    for position, poster in enumerate(hung):
        if poster.position != position:
            before = audit.snapshot(poster, "position")
            poster.position = position
            poster.save(update_fields=["position"])
            audit.record("arranged", poster, before=before, after={"position": position})
