"""What stages of a transfer are called, and where its goods went."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STAGES: dict[str, str | Promise] = {
    "asking": _("Ønskeseddel"),
    "packing": _("Pakkes"),
    "sent": _("På vej"),
    "received": _("Modtaget"),
    "cancelled": _("Annulleret"),
}
LISTS: dict[str, str | Promise] = {
    "open": _("Åbne"),
    "packing": _("Pakkes"),
    "sent": _("På vej"),
    "ended": _("Afsluttede"),
}
