"""The kinds of labels a shop hangs up. Further ones are rows here and a look in `ready.py`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SHELF, PRODUCT, CASE = "shelf", "product", "case"
KINDS = [
    (SHELF, _("Hyldeforkanter")),
    (PRODUCT, _("Varemærker")),
    (CASE, _("Kassemærker")),
]
CODES = [code for code, _name in KINDS]
