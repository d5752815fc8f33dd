"""Forms over a tenant's rows, and what they set in motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.functional import Promise

T = TypeVar("T")


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


def carry_out(form: forms.BaseForm, action: Callable[[], T]) -> T | None:
    """Does what a checked form asks for. What the action refuses with a ValidationError stands in
    the form afterwards, nothing of it is kept, and the answer is None."""
    try:
        with transaction.atomic():
            return action()
    except ValidationError as error:
        form.add_error(None, error)
        return None


@contextmanager
def refusals_said(request: HttpRequest) -> Iterator[None]:
    """For what is asked without a form: what is refused with a ValidationError is said on the next
    page, and nothing of it is kept."""
    try:
        with transaction.atomic():
            yield
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
