"""What stages of a count are called."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STAGES: dict[str, str | Promise] = {
    "open": _("Tælles"),
    "review": _("Skal godkendes"),
    "posted": _("Bogført"),
    "dropped": _("Kasseret"),
}
LISTS: dict[str, str | Promise] = {"open": _("Åbne"), "ended": _("Afsluttede")}
