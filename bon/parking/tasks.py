"""What parked sales ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.kit.formats import kroner
from bon.kit.worklist import Facts, TaskKind

TWICE = "parking.twice"


def _heading(count: int) -> str:
    return ngettext(
        "%(number)s parkeret salg blev hentet på to kasser.",
        "%(number)s parkerede salg blev hentet på to kasser.",
        count,
    ) % {"number": count}


def _words(facts: Facts) -> str:
    return _(
        "Et parkeret salg på %(total)s kr. blev hentet på både kasse %(first)s og %(again)s, mens"
        " der ikke var forbindelse. Begge salg står; se efter, om kunden har betalt to gange."
    ) % {**facts, "total": kroner(facts["total"])}


TASKS = [
    TaskKind(TWICE, "see_sales", _heading, _words, lambda facts: reverse("sales:sales")),
]
