"""What kinds of vouchers and what is done to them are called on the office's pages."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "gift_card": _("Gavekort"),
    "credit_note": _("Tilgodebevis"),
}
ACTIONS: dict[str, str | Promise] = {
    "issue": _("Udstedt"),
    "top_up": _("Penge sat på"),
    "redeem": _("Brugt"),
    "refund": _("Penge tilbage"),
    "adjust": _("Rettet"),
    "import": _("Overført"),
    "block": _("Spærret"),
    "open": _("Åbnet igen"),
}
