"""What the sales ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.kit import formats
from bon.kit.worklist import Facts, TaskKind

TWICE = "sales.returned_twice"
SOLD_TWICE = "sales.serial_sold_twice"
PAID_TWICE = "sales.slip_paid_twice"
NOT_SENT = "sales.letter_not_sent"


def _heading(count: int) -> str:
    return ngettext(
        "%(number)s vare er taget retur flere gange, end den er solgt.",
        "%(number)s varer er taget retur flere gange, end de er solgt.",
        count,
    ) % {"number": count}


def _words(facts: Facts) -> str:
    if facts["label"] is not None:
        return _(
            "Et byttemærke for %(name)s er brugt flere gange, på bonnerne %(receipts)s. "
            "Det for meget udbetalte er %(worth)s kr."
        ) % {
            "name": facts["name"],
            "receipts": ", ".join(facts["receipts"]),
            "worth": formats.money(facts["worth"]),
        }
    return _(
        "%(name)s på bon %(receipt)s: solgt %(sold)s, taget retur %(back)s, på bonnerne "
        "%(receipts)s. Det for meget udbetalte er %(worth)s kr."
    ) % {
        "name": facts["name"],
        "receipt": facts["receipt_no"],
        "sold": formats.quantity(facts["sold_milli"]),
        "back": formats.quantity(facts["back_milli"]),
        "receipts": ", ".join(facts["receipts"]),
        "worth": formats.money(facts["worth"]),
    }


def _sold_twice(count: int) -> str:
    return ngettext(
        "%(number)s serienummer er solgt flere gange.",
        "%(number)s serienumre er solgt flere gange.",
        count,
    ) % {"number": count}


def _which_piece(facts: Facts) -> str:
    return _(
        "%(name)s med serienummer %(serial)s er solgt flere gange, på bonnerne %(receipts)s. "
        "Find ud af, hvilket eksemplar kunden fik."
    ) % {
        "name": facts["name"],
        "serial": facts["serial"],
        "receipts": ", ".join(facts["receipts"]),
    }


def _paid_twice(count: int) -> str:
    return ngettext(
        "%(number)s pantbon er udbetalt flere gange.",
        "%(number)s pantbonner er udbetalt flere gange.",
        count,
    ) % {"number": count}


def _which_slip(facts: Facts) -> str:
    return _(
        "En pantbon er udbetalt flere gange, på bonnerne %(receipts)s. "
        "Det for meget udbetalte er %(worth)s kr."
    ) % {"receipts": ", ".join(facts["receipts"]), "worth": formats.money(facts["worth"])}


def _not_sent(count: int) -> str:
    return ngettext(
        "%(number)s besked kunne ikke sendes til kunden.",
        "%(number)s beskeder kunne ikke sendes til kunderne.",
        count,
    ) % {"number": count}


def _why_not(facts: Facts) -> str:
    return _("%(name)s til %(address)s blev ikke sendt: %(why)s") % {
        "name": facts["name"],
        "address": facts["address"],
        "why": facts["why"],
    }


def _sale(facts: Facts) -> str:
    return reverse("sales:sale", args=[facts["sale"]])


TASKS = [
    TaskKind(
        NOT_SENT,
        "see_sales",
        _not_sent,
        _why_not,
        lambda facts: facts["page"],
    ),
    TaskKind(
        TWICE,
        "see_sales",
        _heading,
        _words,
        _sale,
        urgent=True,
    ),
    TaskKind(
        SOLD_TWICE,
        "see_sales",
        _sold_twice,
        _which_piece,
        _sale,
    ),
    TaskKind(
        PAID_TWICE,
        "see_sales",
        _paid_twice,
        _which_slip,
        _sale,
        urgent=True,
    ),
]
