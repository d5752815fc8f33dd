"""What somebody else changed of a product while its form stood open."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from bon.catalog.forms import ProductForm
from bon.catalog.models import Product
from bon.kit.models import AuditEvent
from bon.staff.models import Person

# How the form names what a product's field holds, where it is another name.
TYPED = {"category": "category_path", "brand": "brand_name"}


class Difference(NamedTuple):
    """One field that somebody else changed and that I would write otherwise. `mine_first`: I
    have changed it too; else theirs is what both would want."""

    field: str
    label: str
    mine: str
    theirs: str
    mine_first: bool


class ChangedMeanwhile(Exception):
    """The product is no longer what the form began with."""


def told(product: Product) -> dict[str, Any]:
    """A product's fields as JSON holds them, by the names of its form."""
    return {name: _plain(getattr(product, field)) for name, field in _fields()}


def seen(text: str) -> dict[str, Any] | None:
    """What a form said it began with; None where it said nothing that can be read."""
    try:
        read = json.loads(text)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def differences(form: ProductForm, product: Product, begun: Mapping[str, Any]) -> list[Difference]:
    """Between what was typed, what the form began with and what the product is now."""
    found = []
    for name, field in _fields():
        now, mine = _plain(getattr(product, field)), _plain(form.cleaned_data[name])
        if now != begun.get(name) and now != mine:
            label = str(form.fields[name].label).capitalize()
            words = _words(form, name, form.cleaned_data[name])
            theirs = _words(form, name, getattr(product, field))
            found.append(Difference(name, label, words, theirs, mine != begun.get(name)))
    return found


def take_theirs(form: ProductForm, product: Product, names: set[str]) -> None:
    """Puts what the product is now in the place of what was typed, in a form that is checked."""
    for name, field in _fields():
        if name in names:
            value = getattr(product, field)
            form.cleaned_data[name] = str(value or "") if field in TYPED else value


def by_whom(product: Product) -> str:
    """Who changed it last; "" is the system."""
    changes = AuditEvent.objects.filter(subject="catalog.product", subject_id=product.id)
    last = changes.order_by("-at").values_list("actor", flat=True).first()
    name = Person.objects.filter(id=last).values_list("name", flat=True).first() if last else ""
    return name or ""


def _fields() -> list[tuple[str, str]]:
    """Each field by its name in the form and on the product."""
    return [(TYPED.get(field, field), field) for field in (*TYPED, *ProductForm.Meta.fields)]


def _plain(value: Any) -> Any:
    """The age limit is a number in the database and a text in a form."""
    if isinstance(value, bool):
        return value
    return "" if value is None else str(value)


def _words(form: ProductForm, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    choices = getattr(form.fields[name], "choices", None)
    if choices is not None and isinstance(value, str | int):
        return str(dict(choices).get(value, value))
    return str(value or "–")
