"""The kinds of campaign in words, and what the form of each asks for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Kind:
    """`example` is a sentence an owner would say; `asks`: fields of the form, `parts`: how many
    groups of goods."""

    code: str
    name: Text
    example: Text
    icon: str
    asks: tuple[str, ...]
    parts: tuple[Text, ...] = (_("Hvilke varer?"),)


KINDS = (
    Kind("percent_off", _("Rabat i procent"), _("Alle hjelme −20 %"), "percentage", ("rate",)),
    Kind(
        "amount_off",
        _("Rabat i kroner"),
        _("Spar 50 kr. på hver cykellås"),
        "coins",
        ("amount",),
    ),
    Kind("fixed_price", _("Fast pris"), _("Regnjakken til 299 kr."), "tag", ("price",)),
    Kind(
        "n_for_price",
        _("Flere for én pris"),
        _("3 slanger for 150 kr."),
        "packages",
        ("pieces", "price"),
    ),
    Kind(
        "n_for_m",
        _("Den billigste med i købet"),
        _("Tag 3, betal for 2"),
        "rosette-discount",
        ("pieces", "paid", "rate"),
    ),
    Kind(
        "bundle",
        _("Sæt"),
        _("Hjelm og lygte til 399 kr. – eller lås med, når man køber en cykel"),
        "link",
        ("price", "rate"),
        (_("Når kunden køber"), _("sammen med")),
    ),
    Kind(
        "threshold",
        _("Køb for mindst"),
        _("Køb for 500 kr., og spar 50 kr."),
        "shopping-cart",
        ("limit", "amount", "rate"),
    ),
    Kind(
        "quantity_steps",
        _("Jo flere, jo billigere"),
        _("10 % fra 3 stk., 20 % fra 6"),
        "chart-bar",
        ("steps",),
    ),
)
BY_CODE = {kind.code: kind for kind in KINDS}
