"""What transfers ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.kit.worklist import Facts, TaskKind

ASKED = "transfers.asked"


def _heading(count: int) -> str:
    return ngettext(
        "%(number)s butik beder om varer.", "%(number)s gange beder butikker om varer.", count
    ) % {"number": count}


def _words(facts: Facts) -> str:
    return _("%(goal)s beder %(origin)s om varer.") % {
        "goal": facts["goal"],
        "origin": facts["origin"],
    }


def _address(facts: Facts) -> str:
    return reverse("transfers:transfer", args=[facts["id"]])


TASKS = [TaskKind(ASKED, "transfer", _heading, _words, _address)]
