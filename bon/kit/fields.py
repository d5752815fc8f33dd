"""Form fields of amounts, quantities and rates, typed as people type and kept as integers;
and of a choice among the organisation's rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.kit.parsing import scaled


class ScaledField(forms.Field):
    """A number kept as a whole count of `10 ** -decimals`. `unit` stands behind the field."""

    decimals = 0
    unit = ""
    example = "1.234"
    keep_decimals = False

    def __init__(self, *, low: int = 0, high: int = 10**11, **kwargs: Any) -> None:
        self.low, self.high = low, high
        kwargs.setdefault(
            "widget",
            forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "num"}),
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        number = scaled(str(value).strip(), self.decimals)
        if number is None:
            raise ValidationError(
                _("Skriv et tal, for eksempel %(example)s."), params={"example": self.example}
            )
        return number

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if value < self.low:
            raise ValidationError(_("Tallet er for lille."))
        if value > self.high:
            raise ValidationError(_("Tallet er for stort."))

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as it was typed; what is kept is written as a Dane writes it."""
        if not isinstance(value, int):
            return value
        whole, rest = divmod(abs(value), 10**self.decimals)
        fraction = f"{rest:0{self.decimals}d}" if self.decimals else ""
        fraction = fraction if self.keep_decimals else fraction.rstrip("0")
        return f"{'-' if value < 0 else ''}{whole}{',' if fraction else ''}{fraction}"


class AmountField(ScaledField):
    """Kroner on screen, øre in code."""

    decimals = 2
    unit = "kr."
    example = "1.234,50"
    keep_decimals = True


class QuantityField(ScaledField):
    """Pieces or kilos on screen, thousandths in code."""

    decimals = 3
    example = "1,5"


class RateField(ScaledField):
    """Per cent on screen, basis points in code."""

    decimals = 2
    unit = "%"
    example = "12,5"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"high": 10_000, **kwargs})


class DayField(forms.DateField):
    """A day, by the browser's own calendar, which speaks ISO whatever the language."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput({"type": "date"}, "%Y-%m-%d"))
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class TenantChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Offers the rows of the organisation acted for.

    A form class is declared when nobody is acted for, so the rows are named when the form itself
    is made, which is when Django copies the field.
    """

    def __init__(self, *, model: type[models.Model], **kwargs: Any) -> None:
        self.model = model
        super().__init__(models.QuerySet(model).none(), **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> TenantChoiceField:
        copy: TenantChoiceField = super().__deepcopy__(memo)
        copy.queryset = self.model._default_manager.all()
        return copy
