"""What vouchers ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.kit import formats
from bon.kit.worklist import Facts, TaskKind
from bon.vouchers import wording


def _shortfall_heading(count: int) -> str:
    return ngettext(
        "%(number)s gavekort er brugt for mere, end der stod på det.",
        "%(number)s gavekort er brugt for mere, end der stod på dem.",
        count,
    ) % {"number": count}


def _shortfall(facts: Facts) -> str:
    said = _(
        "%(kind)s %(number)s er brugt for %(missing)s kr. mere, end der stod på det. "
        "Det skete på bon %(receipt)s."
    ) % {
        "kind": wording.KINDS.get(facts["kind"], facts["kind"]),
        "number": facts["number"],
        "missing": formats.money(facts["missing"]),
        "receipt": facts["receipt_no"],
    }
    others = ", ".join(facts["others"])
    return said + " " + _("Før det på %(others)s.") % {"others": others} if others else said


def _twice_heading(count: int) -> str:
    return ngettext(
        "%(number)s gavekort er udstedt to gange.",
        "%(number)s gavekort er udstedt to gange.",
        count,
    ) % {"number": count}


def _twice(facts: Facts) -> str:
    return _(
        "%(kind)s %(number)s er udstedt to gange, sidst på bon %(receipt)s. "
        "Beløbene er lagt sammen."
    ) % {
        "kind": wording.KINDS.get(facts["kind"], facts["kind"]),
        "number": facts["number"],
        "receipt": facts["receipt_no"],
    }


def _card(facts: Facts) -> str:
    return reverse("vouchers:card", args=[facts["kind"], facts["number"]])


TASKS = [
    TaskKind(
        "vouchers.shortfall", "adjust_gift_card", _shortfall_heading, _shortfall, _card, urgent=True
    ),
    TaskKind("vouchers.twice", "adjust_gift_card", _twice_heading, _twice, _card),
]
