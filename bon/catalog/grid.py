"""A product's variants as a grid: what each cell shows, and what is typed in it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog import content
from bon.catalog.barcodes import canonical, is_odd
from bon.catalog.drafts import BarcodeDraft
from bon.catalog.models import Product, Variant
from bon.catalog.variants import codes_of
from bon.kit.parsing import scaled

Field = Literal["price", "sku", "codes", "content"]
FIELDS: tuple[Field, ...] = ("price", "sku", "codes", "content")
PRICE_MOST = 99_999_999
_BETWEEN_CODES = re.compile(r"[\s,;|]+")
_CODE = re.compile(r"(?P<code>[^\s*]{1,64})(?:\*(?P<pack>[1-9]\d{0,3}))?$")


class AxisShown(NamedTuple):
    """An axis with the values its variants have, in the order of the variants."""

    name: str
    values: list[str]


def axes_of(variants: Sequence[Variant]) -> list[AxisShown]:
    """The axes that any of the variants has."""
    found: dict[str, dict[str, None]] = {}
    for variant in variants:
        for name, value in variant.axes:
            found.setdefault(name, {})[value] = None
    return [AxisShown(name, list(values)) for name, values in found.items()]


def live_variants(product: Product) -> list[Variant]:
    """What is in the range, in the product's own order."""
    variants = Variant.objects.filter(product=product, archived_at=None)
    return list(variants.select_related("product__brand").order_by("position", "id"))


def shown(product: Product) -> dict[str, Any]:
    """All of the grid, as its page draws it; what is archived stands in a list of its own."""
    live = live_variants(product)
    gone = Variant.objects.filter(product=product, archived_at__isnull=False)
    axes = axes_of(live)
    return {
        "axes": [{"name": axis.name, "values": axis.values} for axis in axes],
        "rows": [_row(variant, axes) for variant in live],
        "gone": [{"id": str(v.id), "name": v.name} for v in gone.order_by("position", "id")],
    }


def _row(variant: Variant, axes: Sequence[AxisShown]) -> dict[str, Any]:
    own: dict[str, str] = dict(variant.axes)
    codes = [code.partition("*")[0] for code in variant.codes.split()]
    return {
        "id": str(variant.id),
        "name": variant.name,
        "values": [own.get(axis.name, "") for axis in axes],
        **{field: written(variant, field) for field in FIELDS},
        "unit_price": str(variant.unit_price or ""),
        "odd": [code for code in codes if is_odd(code)],
    }


def written(variant: Variant, field: Field) -> str:
    """What a cell shows."""
    if field == "price":
        if variant.price is None:
            return ""
        return f"{variant.price // 100},{variant.price % 100:02d}"
    return str(getattr(variant, field))


def price_of(text: str) -> int | None:
    """Øre; none is asked at the counter. Raises ValidationError."""
    if not text.strip():
        return None
    amount = scaled(text.strip().lower().removesuffix(",-"), 2)
    if amount is None:
        raise ValidationError(
            _("Skriv et tal, for eksempel %(example)s.") % {"example": "1.234,50"}
        )
    if not 0 <= amount <= PRICE_MOST:
        raise ValidationError(_("Prisen ligger uden for 0 til 999.999,99"))
    return amount


def sku_of(text: str) -> str:
    """Raises ValidationError."""
    if len(text.strip()) > 60:
        raise ValidationError(_("Varenummeret er længere end 60 tegn"))
    return " ".join(text.split())


def codes_in(text: str) -> list[BarcodeDraft]:
    """Codes apart by anything but letters, a pack of six as `code*6`. Raises ValidationError."""
    drafts = []
    for part in filter(None, _BETWEEN_CODES.split(re.sub(r"\s*[*×]\s*", "*", text))):
        found = _CODE.match(part)
        if found is None:
            raise ValidationError(_("%(line)s er ikke en stregkode.") % {"line": part})
        drafts.append(BarcodeDraft(canonical(found["code"]), int(found["pack"] or 1)))
    return [draft for draft in drafts if draft.code]


def content_of(text: str) -> content.Content:
    """Raises ValidationError."""
    read = content.read(text)
    if read is None:
        raise ValidationError(_("Skriv indholdet som 75 cl, 6 × 33 cl eller 500 g."))
    return read


def read(field: Field, text: str) -> Any:
    """The value of what was typed into a cell. Raises ValidationError."""
    if field == "codes":
        drafts = codes_in(text)
        return codes_of({draft.code: draft.pack for draft in drafts}.items())
    return {"price": price_of, "sku": sku_of, "content": content_of}[field](text)


def ids_of(rows: Sequence[Variant]) -> tuple[UUID, ...]:
    return tuple(row.id for row in rows)
