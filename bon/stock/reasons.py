"""Why goods moved. The numbers are kept with every movement for ever: none is reused, and the
gaps are there for reasons to come."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(NamedTuple):
    code: int
    name: str | Promise


SALE = Reason(100, _("Salg"))
RETURN = Reason(110, _("Retur fra kunde"))
# Back, but not to be sold: it lies apart until somebody sends it in, mends it or throws it away.
DEFECT = Reason(111, _("Retur fra kunde, defekt"))
OPENING = Reason(200, _("Startbeholdning"))
ADJUSTMENT = Reason(210, _("Regulering"))

REASONS = {reason.code: reason for reason in (SALE, RETURN, DEFECT, OPENING, ADJUSTMENT)}
# Derived from the journal; all others are a truth of their own.
FROM_JOURNAL = (SALE.code, RETURN.code, DEFECT.code)
# Goods moved for these reasons lie among the defect ones, not on the sales floor.
DEFECTIVE = (DEFECT.code,)
