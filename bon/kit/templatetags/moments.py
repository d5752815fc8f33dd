"""Filters for times: `{{ sale.at|moment }}`, `{{ device.last_seen_at|ago }}`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import template
from django.utils.dateparse import parse_datetime

from bon.kit import formats

register = template.Library()
NOTHING = "–"


def _time(write: Callable[[Any], str]) -> Callable[[dt.datetime | str | None], str]:
    """Also takes the journal's own times, which are ISO texts."""

    def shown(value: dt.datetime | str | None) -> str:
        if isinstance(value, str):
            value = parse_datetime(value)
        return write(value) if value else NOTHING

    return shown


register.filter("day", _time(formats.day))
register.filter("weekday", _time(formats.weekday))
register.filter("clock", _time(formats.clock))
register.filter("moment", _time(formats.moment))
register.filter("exact", _time(formats.exact))
register.filter("ago", _time(formats.ago))
