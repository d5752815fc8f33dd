"""What registers hand in about goods."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from bon.catalog.actions.arrange_tiles import Arranged, arrange_tiles
from bon.catalog.actions.note_unknown import UnknownSold, note_unknown
from bon.staff.uplink import Handler

REQUESTS: dict[str, Handler[Any]] = {
    "tiles_arranged": Handler(Arranged, arrange_tiles, _("Genvejsknapper, lagt ud ved en kasse")),
    "unknown_sold": Handler(UnknownSold, note_unknown, _("En ukendt vare, der blev solgt")),
}
QUESTIONS: dict[str, Handler[Any]] = {}
