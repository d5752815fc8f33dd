"""Forms over a tenant's rows."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise


class TenantForm(forms.ModelForm):  # type: ignore[type-arg]
    """Checks input; actions change rows. `once`: fields whose value an organisation has once.

    Django leaves such constraints to the database, since the organisation is not in the form.
    """

    once: ClassVar[dict[str, str | Promise]] = {}

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        rows = type(self.instance)._default_manager.exclude(pk=self.instance.pk)
        for field, message in self.once.items():
            if field in values and rows.filter(**{field: values[field]}).exists():
                self.add_error(field, str(message))
        return values
