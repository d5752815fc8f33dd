"""Edits and their values in words."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from bon.bulk.wanted import Values, Wanted
from bon.catalog.models import ArticleGroup, Product, VatClass

_FIELDS = {"vat": "vat_class", "group": "article_group"}


class Difference(NamedTuple):
    """What is another of some goods, as a person reads it."""

    label: str
    before: str
    after: str


class Words:
    """Looks the names of codes up once."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, str]] = {
            "vat": dict(VatClass.objects.values_list("code", "name")),
            "group": dict(ArticleGroup.objects.values_list("code", "name")),
        }

    def sentence(self, wanted: Wanted) -> str:
        """`Kategori: Hjelme · +sommer −vinter`"""
        said = [f"{label(name)}: {self.shown(name, v)}" for name, v in wanted.values.items()]
        tags = [*(f"+{tag}" for tag in wanted.add_tags), *(f"−{tag}" for tag in wanted.remove_tags)]
        return " · ".join([*said, *([" ".join(tags)] if tags else [])])

    def differences(self, before: Values, after: Values) -> list[Difference]:
        return [
            Difference(label(name), self.shown(name, before[name]), self.shown(name, after[name]))
            for name in after
        ]

    def shown(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return _("ja") if value else _("nej")
        if name == "age_limit":
            return _("%d år") % value if value else _("ingen")
        if name == "tags":
            value = value.replace(",", ", ")
        return self._names.get(name, {}).get(value, value) or "–"


def label(name: str) -> str:
    if name == "archived":
        return _("Udgået")
    field = Product._meta.get_field(_FIELDS.get(name, name))
    return str(capfirst(str(field.verbose_name)))  # type: ignore[union-attr]
