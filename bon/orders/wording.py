"""Names in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "order": _("Ordre"),
    "special": _("Bestilt hjem"),
    "layaway": _("Afbetaling"),
    "quote": _("Tilbud"),
}
# By the word in the address of a list.
LISTS: dict[str, Promise] = {
    "open": _("Åbne"),
    "special": _("Bestil hjem"),
    "ready": _("Klar til afhentning"),
    "late": _("Overskredet"),
    "quotes": _("Tilbud"),
    "all": _("Alle"),
}
