"""What campaigns ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.kit.worklist import Facts, TaskKind

USED_TWICE = "campaigns.used_twice"


def _heading(count: int) -> str:
    return ngettext(
        "%(number)s kupon er brugt mere end én gang.",
        "%(number)s kuponer er brugt mere end én gang.",
        count,
    ) % {"number": count}


def _words(facts: Facts) -> str:
    return _(
        "Kupon %(coupon)s til %(campaign)s er brugt på bon %(first)s og igen på %(second)s. "
        "Kasserne kunne ikke nå hinanden. Begge salg står ved magt."
    ) % {
        "coupon": facts["number"],
        "campaign": facts["name"],
        "first": facts["first"],
        "second": facts["second"],
    }


def _address(facts: Facts) -> str | None:
    campaign = facts.get("campaign")
    return reverse("campaigns:campaign", args=[campaign]) if campaign else None


TASKS = [TaskKind(USED_TWICE, "campaigns", _heading, _words, _address)]
