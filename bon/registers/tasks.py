"""What the registers ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bon.kit.worklist import Facts, TaskKind
from bon.registers.uplink import REQUESTS

REFUSED, BROKEN = "registers.refused", "registers.broken"

# What any request may be refused for; the kinds have words for the rest.
_WHY: dict[str, str | Promise] = {
    "malformed": gettext_lazy("Den kunne ikke læses."),
    "kind_unknown": gettext_lazy("Serveren kender ikke den slags."),
    "not_allowed": gettext_lazy("Ingen af dem, der bad om det, må."),
    "not_found": gettext_lazy("Det, den handlede om, findes ikke."),
}


def _refused_heading(count: int) -> str:
    return ngettext(
        "%(number)s ændring fra en kasse kunne ikke udføres.",
        "%(number)s ændringer fra kasserne kunne ikke udføres.",
        count,
    ) % {"number": count}


def _broken_heading(count: int) -> str:
    return ngettext(
        "%(number)s ændring fra en kasse gik galt og bliver prøvet igen.",
        "%(number)s ændringer fra kasserne gik galt og bliver prøvet igen.",
        count,
    ) % {"number": count}


def _refused(facts: Facts) -> str:
    return _("%(what)s fra kasse %(register)s kunne ikke udføres. %(why)s") % {
        "what": _name(facts["kind"]),
        "register": facts["register"],
        "why": _why(facts["kind"], facts["reason"]),
    }


def _broken(facts: Facts) -> str:
    return _("%(what)s fra kasse %(register)s gik galt. Kassen prøver igen af sig selv.") % {
        "what": _name(facts["kind"]),
        "register": facts["register"],
    }


def _name(kind: str) -> str | Promise:
    handler = REQUESTS.get(kind)
    return (handler and handler.name) or kind


def _why(kind: str, reason: str) -> str | Promise:
    handler = REQUESTS.get(kind)
    own = handler.why if handler else {}
    return {**_WHY, **own}.get(reason, reason)


TASKS = [
    TaskKind(
        REFUSED,
        "manage_registers",
        _refused_heading,
        _refused,
        lambda facts: reverse("registers:registers"),
    ),
    TaskKind(
        BROKEN,
        "manage_registers",
        _broken_heading,
        _broken,
        lambda facts: reverse("registers:registers"),
    ),
]
