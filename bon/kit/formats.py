"""Numbers and times as Danes write them, in either language (CLDR `da` and `en_DK`)."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date, format_datetime, format_timedelta
from django.utils import timezone
from django.utils.translation import get_language

LOCALES = {"da": "da", "en": "en_DK"}
MINUS = "\N{MINUS SIGN}"


def locale() -> str:
    return LOCALES.get((get_language() or "da")[:2], "da")


def money(ore: int) -> str:
    """`1.234,50`: øre as kroner, always with two decimals."""
    kroner, rest = divmod(abs(ore), 100)
    return f"{_sign(ore)}{grouped(kroner)},{rest:02d}"


def kroner(ore: int) -> str:
    """`1.234`: whole kroner, for large figures; half up, away from zero."""
    whole = (abs(ore) + 50) // 100
    return f"{_sign(ore) if whole else ''}{grouped(whole)}"


def quantity(milli: int) -> str:
    """`2`, `0,250`: whole pieces without decimals, everything else with three."""
    whole, rest = divmod(abs(milli), 1000)
    return f"{_sign(milli)}{grouped(whole)}" + (f",{rest:03d}" if rest else "")


def rate(bp: int) -> str:
    """`25 %`, `12,5 %` from basis points."""
    whole, rest = divmod(abs(bp), 100)
    decimals = f",{rest:02d}".rstrip("0") if rest else ""
    return f"{_sign(bp)}{grouped(whole)}{decimals}\N{NO-BREAK SPACE}%"


def grouped(number: int) -> str:
    """`1.234`"""
    return f"{number:,}".replace(",", ".")


def day(value: dt.date | dt.datetime) -> str:
    """`25. dec.`, and the year where it is not this one."""
    value = _local(value)
    today = timezone.localdate()
    pattern = "d. MMM" if locale() == "da" else "d MMM"
    return format_date(value, pattern if value.year == today.year else f"{pattern} y", locale())


def weekday(value: dt.date | dt.datetime) -> str:
    """`fredag 25. december`, and the year where it is not this one."""
    value = _local(value)
    pattern = "EEEE d. MMMM" if locale() == "da" else "EEEE d MMMM"
    if value.year != timezone.localdate().year:
        pattern += " y"
    return format_date(value, pattern, locale())


def clock(value: dt.datetime) -> str:
    """`14.03`"""
    return f"{timezone.localtime(value):%H.%M}"


def moment(value: dt.datetime) -> str:
    """`25. dec. kl. 14.03`"""
    link = "kl." if locale() == "da" else "at"
    return f"{day(value)} {link} {clock(value)}"


def exact(value: dt.datetime) -> str:
    """`25.12.2026 14.03.07`, for the record."""
    return format_datetime(timezone.localtime(value), "dd.MM.y HH.mm.ss", locale=locale())


def ago(value: dt.datetime) -> str:
    """`for 4 minutter siden`"""
    return format_timedelta(
        value - timezone.now(), threshold=0.95, add_direction=True, locale=locale()
    )


def lasting(seconds: int) -> str:
    """`7,5 t` from seconds: hours with at most one decimal."""
    tenths = (abs(seconds) + 180) // 360
    unit = "t" if locale() == "da" else "h"
    decimals = f",{tenths % 10}" if tenths % 10 else ""
    return f"{grouped(tenths // 10)}{decimals}\N{NO-BREAK SPACE}{unit}"


def _sign(number: int) -> str:
    return MINUS if number < 0 else ""


def _local(value: dt.date | dt.datetime) -> dt.date:
    return timezone.localtime(value).date() if isinstance(value, dt.datetime) else value
