"""Why goods need a label, and which kind that makes it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from bon.labels.kinds import PRODUCT, SHELF

PRICE, BEGUN, ENDED, RECEIVED, ASKED = "price", "begun", "ended", "received", "asked"
REASONS = [
    (PRICE, _("Ny pris")),
    (BEGUN, _("Kampagne begyndt")),
    (ENDED, _("Kampagne slut")),
    (RECEIVED, _("Varer modtaget")),
    (ASKED, _("Ønsket")),
]
KIND = {PRICE: SHELF, BEGUN: SHELF, ENDED: SHELF, RECEIVED: PRODUCT, ASKED: PRODUCT}
