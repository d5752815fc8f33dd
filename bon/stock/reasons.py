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
DEFECT = Reason(111, _("Retur fra kunde, defekt"))
OPENING = Reason(200, _("Startbeholdning"))
ADJUSTMENT = Reason(210, _("Regulering"))
COUNT = Reason(220, _("Optælling"))
BROKEN = Reason(230, _("Gået i stykker"))
EXPIRED = Reason(231, _("For gammelt"))
STOLEN = Reason(232, _("Stjålet"))
LOST = Reason(233, _("Blevet væk"))
OWN_USE = Reason(234, _("Eget forbrug"))
GIVEN = Reason(235, _("Givet væk"))
RECEIPT = Reason(300, _("Varemodtagelse"))
UNDONE = Reason(301, _("Varemodtagelse fortrudt"))
SENT_BACK = Reason(310, _("Retur til leverandør"))
SENT = Reason(400, _("Sendt til anden butik"))
COMING = Reason(410, _("På vej fra anden butik"))
ARRIVED = Reason(420, _("Modtaget fra anden butik"))
MOVED = Reason(430, _("Flyttet i butikken"))
# No goods move: what lies there is worth more or less than it was taken to be.
COST = Reason(900, _("Kostpris rettet"))

REASONS = {
    reason.code: reason
    for reason in (
        SALE,
        RETURN,
        DEFECT,
        OPENING,
        ADJUSTMENT,
        COUNT,
        BROKEN,
        EXPIRED,
        STOLEN,
        LOST,
        OWN_USE,
        GIVEN,
        RECEIPT,
        UNDONE,
        SENT_BACK,
        SENT,
        COMING,
        ARRIVED,
        MOVED,
        COST,
    )
}
# Derived from the journal; all others are a truth of their own.
FROM_JOURNAL = (SALE.code, RETURN.code, DEFECT.code)
# What a person may say goods were written off for.
WRITE_OFFS = (BROKEN, EXPIRED, STOLEN, LOST, OWN_USE, GIVEN)
