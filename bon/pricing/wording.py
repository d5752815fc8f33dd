"""A repricing as one sentence, as the owner would say it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from bon.campaigns import goods
from bon.kit import formats
from bon.pricing.rule import Rule
from till.shapes import Target

NAMED = 3


def sentence_of(targets: Iterable[Target], rule: Rule) -> str:
    """`Cykelhjelme +5 %`."""
    names = [choice.name for choice in goods.named(targets)]
    said = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        said = _("%(names)s og %(more)s til") % {"names": said, "more": len(names) - NAMED}
    return f"{said} {rule_text(rule)}"


def rule_text(rule: Rule) -> str:
    """`+5 %`, `−10,00 kr.`, `til 199,00 kr.`, `dækningsgrad 45 %`."""
    sign = "−" if rule.value < 0 else "+"
    if rule.kind == "percent":
        return f"{sign}{formats.rate(abs(rule.value))}"
    if rule.kind == "amount":
        return _("%(amount)s kr.") % {"amount": f"{sign}{formats.money(abs(rule.value))}"}
    if rule.kind == "fixed":
        return _("til %(price)s kr.") % {"price": formats.money(rule.value)}
    return _("dækningsgrad %(rate)s") % {"rate": formats.rate(rule.value)}
