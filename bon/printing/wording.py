"""What a printer and its paper are doing, in words."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bon.printing.models import CLOUDPRNT, Job, Printer

Words = str | Promise


class State(NamedTuple):
    """`tone` is good, warn, bad or nothing; `trouble` what a register calls it."""

    words: Words
    tone: str
    trouble: str = ""


NO_PAPER = State(_("Mangler papir"), "bad", "no_paper")
OPEN = State(_("Låget er åbent"), "bad", "open")
JAM = State(_("Papiret sidder fast"), "bad", "stuck")

# Star's codes, docs/reference/printing.md.
_STAR = {"410": NO_PAPER, "411": JAM, "420": OPEN}
# Epson's bits of a status.
_EPSON = (
    (0x80000, NO_PAPER),
    (0x20, OPEN),
    (0x2C00, State(_("Printeren har en fejl"), "bad", "stuck")),
)
_REASONS: dict[str, Words] = {
    "410": NO_PAPER.words,
    "411": JAM.words,
    "420": OPEN.words,
    "EPTR_REC_EMPTY": NO_PAPER.words,
    "EPTR_COVER_OPEN": OPEN.words,
    "EPTR_CUTTER": _("Kniven sidder fast"),
    "EPTR_MECHANICAL": _("Printeren har en fejl"),
    "EX_TIMEOUT": _("Printeren svarede ikke i tide"),
}


def status_words(printer: Printer) -> State:
    if printer.last_seen_at is None:
        return State(_("Har aldrig meldt sig"), "", "off")
    if not printer.awake:
        return State(_("Slukket eller uden net"), "warn", "off")
    return _trouble(printer) or State(_("Klar"), "good")


def _trouble(printer: Printer) -> State | None:
    if printer.protocol == CLOUDPRNT:
        return _STAR.get(printer.status[:3])
    bits = int(printer.status or "0", 16)
    return next((state for bit, state in _EPSON if bits & bit), None)


def job_words(job: Job) -> State:
    state = job.state()
    if state == "failed":
        return State(_REASONS.get(job.code, _("Ikke printet")), "bad")
    return {
        "waiting": State(_REASONS.get(job.code[:3], _("Venter på printeren")), "warn"),
        "fetched": State(_("Printes"), "warn"),
        "unknown": State(_("Hentet, men ikke meldt printet"), "bad"),
        "printed": State(_("Printet"), "good"),
        "late": State(_("Ikke hentet i tide"), "bad"),
    }[state]
