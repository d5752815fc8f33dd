"""Filters for figures: `{{ sale.total|money }}`, `{{ line.quantity_milli|quantity }}`."""

from __future__ import annotations

from collections.abc import Callable

from django import template

from bon.kit import formats

register = template.Library()
NOTHING = "–"


def _figure(write: Callable[[int], str]) -> Callable[[object], str]:
    """Anything that is no whole number is shown as nothing, as Django's own filters do."""

    def shown(value: object) -> str:
        return write(value) if isinstance(value, int) else NOTHING

    return shown


register.filter("money", _figure(formats.money))
register.filter("kroner", _figure(formats.kroner))
register.filter("quantity", _figure(formats.quantity))
register.filter("rate", _figure(formats.rate))
register.filter("grouped", _figure(formats.grouped))
register.filter("lasting", _figure(formats.lasting))
