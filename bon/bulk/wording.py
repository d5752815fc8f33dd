"""Edits and their values in words."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from bon.bulk.standing import BOUNDS, SUPPLIER
from bon.bulk.wanted import Values, Wanted
from bon.catalog.models import ArticleGroup, Product, VatClass
from bon.kit import formats
from bon.organisation.models import Store

_FIELDS = {"vat": "vat_class", "group": "article_group"}


class Difference(NamedTuple):
    """What is another of some goods, as a person reads it."""

    label: str
    before: str
    after: str


class Words:
    """Looks the names of codes up once."""

    def __init__(self) -> None:
        stores = Store.objects.values_list("id", "name")
        self._stores = {str(id): name for id, name in stores}
        self._names: dict[str, dict[str, str]] = {
            "vat": dict(VatClass.objects.values_list("code", "name")),
            "group": dict(ArticleGroup.objects.values_list("code", "name")),
        }

    def sentence(self, wanted: Wanted) -> str:
        """`Kategori: Hjelme · +sommer −vinter`"""
        said = [f"{self.label(name)}: {self.shown(name, v)}" for name, v in wanted.values.items()]
        tags = [*(f"+{tag}" for tag in wanted.add_tags), *(f"−{tag}" for tag in wanted.remove_tags)]
        beside = [f"{self.label(SUPPLIER)}: {wanted.supplier}"] if wanted.supplier else []
        if wanted.bounds:
            beside.append(self.shown("bounds", {"": list(wanted.bounds)}))
        return " · ".join([*said, *([" ".join(tags)] if tags else []), *beside])

    def differences(self, before: Values, after: Values) -> list[Difference]:
        return [
            Difference(
                self.label(name), self.shown(name, before[name]), self.shown(name, after[name])
            )
            for name in after
        ]

    def shown(self, name: str, value: Any) -> str:
        if isinstance(value, dict):
            each = dict.fromkeys(_each(one) for one in value.values())
            return ", ".join(each) or "–"
        if isinstance(value, bool):
            return _("ja") if value else _("nej")
        if name == "age_limit":
            return _("%d år") % value if value else _("ingen")
        if name == "tags":
            value = value.replace(",", ", ")
        return self._names.get(name, {}).get(value, value) or "–"

    def label(self, name: str) -> str:
        if name == SUPPLIER:
            return _("Leverandør")
        if name.startswith(BOUNDS):
            store = self._stores.get(name.removeprefix(BOUNDS), "")
            return _("Minimum og maksimum i %(store)s") % {"store": store}
        if name == "archived":
            return _("Udgået")
        field = Product._meta.get_field(_FIELDS.get(name, name))
        return str(capfirst(str(field.verbose_name)))  # type: ignore[union-attr]


def _each(value: Any) -> str:
    """Whom a variant is bought from, or its least and most."""
    if isinstance(value, list):
        low, high = (formats.quantity(milli) for milli in value)
        return _("mindst %(low)s, højst %(high)s") % {"low": low, "high": high}
    return value or "–"
