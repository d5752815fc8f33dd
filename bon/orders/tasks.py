"""What orders ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.kit import formats
from bon.kit.worklist import Facts, TaskKind


def _heading(count: int) -> str:
    return ngettext(
        "%(number)s ordre er hentet to gange.",
        "%(number)s ordrer er hentet to gange.",
        count,
    ) % {"number": count}


def _words(facts: Facts) -> str:
    said = _("Ordre %(number)s er hentet eller trukket fra mere end én gang, på bon %(receipts)s.")
    told = said % {"number": facts["number"], "receipts": ", ".join(facts["receipts"] or [])}
    if not facts["missing"]:
        return told
    short = _("Der er trukket %(missing)s kr. mere, end kunden havde betalt.")
    return told + " " + short % {"missing": formats.money(facts["missing"])}


TASKS = [
    TaskKind(
        "orders.twice",
        "see_sales",
        _heading,
        _words,
        lambda facts: reverse("orders:order", args=[facts["order"]]),
        urgent=True,
    ),
]
