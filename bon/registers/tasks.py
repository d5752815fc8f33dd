"""What the registers ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bon.kit import formats
from bon.kit.moments import read_moment
from bon.kit.worklist import Facts, TaskKind
from bon.registers.uplink import REQUESTS

REFUSED, BROKEN = "registers.refused", "registers.broken"
NUMBERS_LOST = "registers.numbers_lost"

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


def _lost_heading(count: int) -> str:
    return ngettext(
        "%(number)s kasse fik ny enhed, og salg kan være gået tabt med den gamle.",
        "%(number)s kasser fik ny enhed, og salg kan være gået tabt med de gamle.",
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


def _lost(facts: Facts) -> str:
    numbers = {name: f"{facts['code']}-{facts[name]}" for name in ("first", "last")}
    if facts["known"]:
        given = _(
            "Bon %(first)s til %(last)s blev givet, men salgene gik tabt med enhedens data, før "
            "de var sendt. Har I bonnerne på papir, så gem dem som bilag."
        )
        return given % numbers
    possible = _(
        "Bon %(first)s til %(last)s kan være givet uden forbindelse, før kassen fik en ny enhed. "
        "Numrene bruges ikke igen. Har I sådan en bon, så gem den som bilag."
    )
    return possible % numbers + " " + _heard(facts)


def _heard(facts: Facts) -> str:
    seen = read_moment(facts["seen"] or "")
    if seen is None:
        return _("Den gamle enhed har serveren aldrig hørt fra.")
    told = {"seen": formats.moment(seen), "number": facts["held"]}
    if facts["held"] == 0:
        return _("Sidst hørt fra den gamle enhed: %(seen)s. Da var alt sendt.") % told
    return (
        ngettext(
            "Sidst hørt fra den gamle enhed: %(seen)s. Da ventede %(number)s post.",
            "Sidst hørt fra den gamle enhed: %(seen)s. Da ventede %(number)s poster.",
            facts["held"],
        )
        % told
    )


def _name(kind: str) -> str | Promise:
    handler = REQUESTS.get(kind)
    return (handler and handler.name) or kind


def _why(kind: str, reason: str) -> str | Promise:
    handler = REQUESTS.get(kind)
    own = handler.why if handler else {}
    return {**_WHY, **own}.get(reason, reason)


TASKS = [
    TaskKind(
        NUMBERS_LOST,
        "manage_registers",
        _lost_heading,
        _lost,
        lambda facts: reverse("registers:register", args=[facts["register"]]),
    ),
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
