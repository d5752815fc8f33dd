"""What a list of sales is narrowed to, as it stands in the address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.kit.fields import DayField, TenantChoiceField
from bon.organisation.models import Register, Tender
from bon.sales.queries import SaleFilter
from bon.staff.models import Person

# How far back a list looks that only a reading of every sale could sum.
DAYS = 30


class SaleFilterForm(forms.Form):
    q = forms.CharField(label=_("Bonnummer"), required=False, max_length=40)
    register = TenantChoiceField(
        model=Register, label=_("Kasse"), required=False, empty_label=_("Alle kasser")
    )
    employee = TenantChoiceField(
        model=Person, label=_("Ekspedient"), required=False, empty_label=_("Alle ekspedienter")
    )
    tender = TenantChoiceField(
        model=Tender, label=_("Betaling"), required=False, empty_label=_("Alle betalinger"),
        to_field_name="code",
    )  # fmt: skip
    since = DayField(label=_("Fra"), required=False)
    until = DayField(label=_("Til"), required=False)
    training = forms.BooleanField(label=_("Træningssalg"), required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        narrow = values.get("employee") or values.get("tender") or values.get("training")
        if narrow and not values.get("since"):
            values["since"] = timezone.localdate() - timedelta(days=DAYS)
        return values

    def narrowed(self, store: UUID | None) -> SaleFilter:
        """What was asked for; a part that cannot be understood asks for nothing."""
        self.is_valid()
        values = self.cleaned_data
        chosen = {name: values.get(name) for name in ("register", "employee", "tender")}
        return SaleFilter(
            store=store,
            register=chosen["register"].id if chosen["register"] else None,
            employee=chosen["employee"].id if chosen["employee"] else None,
            tender=chosen["tender"].code if chosen["tender"] else "",
            since=values.get("since"),
            until=values.get("until"),
            receipt=(values.get("q") or "").strip().upper(),
            training=values.get("training") or False,
        )
