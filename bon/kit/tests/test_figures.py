"""Figures as Danes type and read them."""

from __future__ import annotations

import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from bon.kit import formats
from bon.kit.fields import AmountField, QuantityField, RateField
from bon.kit.parsing import scaled
from bon.kit.templatetags.amounts import register


@pytest.mark.parametrize(
    ("typed", "ore"),
    [
        ("1234,5", 123450),
        (",50", 50),
        ("1.234", 123400),
        ("1.234,50", 123450),
        ("1 234,50", 123450),
        ("1.234.567", 123456700),
        ("12.50", 1250),
        ("12.5", 1250),
        ("0,10 kr.", 10),
        ("−3,00", -300),
        ("5,", 500),
        ("", None),
        (",", None),
        ("12,345", None),
        ("1.23.4", None),
        ("1,2,3", None),
        ("tolv", None),
        ("١٢", None),
        ("99999999999999", None),
    ],
)
def test_kroner_are_read_as_they_are_typed(typed: str, ore: int | None) -> None:
    assert scaled(typed, 2) == ore


def test_figures_are_written_as_danes_write_them() -> None:
    assert formats.money(123450) == "1.234,50"
    assert formats.money(-5) == "−0,05"
    assert formats.kroner(123450) == "1.235"
    assert formats.kroner(-49) == "0"
    assert formats.quantity(2000) == "2"
    assert formats.quantity(1_250_500) == "1.250,500"
    assert formats.rate(2500) == "25\N{NO-BREAK SPACE}%"
    assert formats.rate(1250) == "12,5\N{NO-BREAK SPACE}%"
    assert formats.lasting(27_000) == "7,5\N{NO-BREAK SPACE}t"
    assert register.filters["money"]("") == "–"


def test_times_follow_the_language() -> None:
    when = dt.datetime(2019, 12, 25, 14, 3, 7, tzinfo=timezone.get_default_timezone())
    assert formats.day(when) == "25. dec. 2019"
    assert formats.moment(when) == "25. dec. 2019 kl. 14.03"
    assert formats.weekday(when) == "onsdag 25. december 2019"
    assert formats.weekday(timezone.localtime().replace(month=1, day=7)).endswith(" 7. januar")
    assert formats.exact(when) == "25.12.2019 14.03.07"
    assert formats.ago(timezone.now() - dt.timedelta(minutes=4)) == "for 4 minutter siden"
    with translation.override("en"):
        assert formats.moment(when) == "25 Dec 2019 at 14.03"
        assert formats.money(123450) == "1.234,50"


class PriceForm(forms.Form):
    price = AmountField(high=100_000)
    weight = QuantityField(required=False)
    discount = RateField(required=False)


def test_a_form_keeps_integers_and_gives_back_what_was_typed() -> None:
    form = PriceForm({"price": "12,5", "weight": "0,250", "discount": "12,5"})
    assert form.is_valid()
    assert form.cleaned_data == {"price": 1250, "weight": 250, "discount": 1250}
    wrong = PriceForm({"price": "tolv", "discount": "101"})
    assert wrong.errors == {
        "price": ["Skriv et tal, for eksempel 1.234,50."],
        "discount": ["Tallet er for stort."],
    }
    assert wrong["price"].value() == "tolv"
    assert PriceForm(initial={"price": 1250})["price"].value() == "12,50"
    assert PriceForm(initial={"discount": 1250})["discount"].value() == "12,5"
    with pytest.raises(ValidationError):
        AmountField().clean("-1")
