"""What the journal asks the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.journal import wording
from bon.kit.worklist import Facts, TaskKind

REFUSED, UNPROJECTED, FOUND = "journal.refused", "journal.unprojected", "journal.found"


def _refused_heading(count: int) -> str:
    return ngettext(
        "%(number)s post fra en kasse er afvist og lagt til side som bevis.",
        "%(number)s poster fra kasserne er afvist og lagt til side som bevis.",
        count,
    ) % {"number": count}


def _unprojected_heading(count: int) -> str:
    return ngettext(
        "%(number)s post er modtaget, men ikke bogført endnu.",
        "%(number)s poster er modtaget, men ikke bogført endnu.",
        count,
    ) % {"number": count}


def _found_heading(count: int) -> str:
    return ngettext(
        "Kontrollen har fundet %(number)s fejl i journalen.",
        "Kontrollen har fundet %(number)s fejl i journalen.",
        count,
    ) % {"number": count}


def _refused(facts: Facts) -> str:
    return _("En post fra kasse %(register)s er afvist og lagt til side som bevis. %(why)s") % {
        "register": facts["register"],
        "why": wording.REFUSALS.get(facts["reason"], facts["reason"]),
    }


def _unprojected(facts: Facts) -> str:
    return _("%(kind)s %(register)s · %(seq)s er modtaget og gemt, men ikke bogført.") % {
        "kind": wording.KINDS.get(facts["kind"], facts["kind"]),
        "register": facts["register"],
        "seq": facts["seq"],
    }


def _found(facts: Facts) -> str:
    return _("Kontrollen har en bemærkning til post %(register)s · %(seq)s. %(what)s") % {
        "register": facts["register"],
        "seq": facts["seq"],
        "what": wording.FINDINGS.get(facts["check"], facts["check"]),
    }


TASKS = [
    TaskKind(
        REFUSED,
        "retry_projections",
        _refused_heading,
        _refused,
        lambda facts: reverse("journal:exhibit", args=[facts["evidence"]]),
        urgent=True,
    ),
    TaskKind(
        FOUND,
        "retry_projections",
        _found_heading,
        _found,
        lambda facts: reverse("journal:findings"),
        urgent=True,
    ),
    TaskKind(
        UNPROJECTED,
        "retry_projections",
        _unprojected_heading,
        _unprojected,
        lambda facts: reverse("journal:failures"),
    ),
]
