"""Writing variants with what hangs on them: barcodes, first prices, search words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.catalog import wording
from bon.catalog.barcodes import canonical
from bon.catalog.drafts import BarcodeDraft, VariantDraft
from bon.catalog.models import Barcode, PriceList, Product, Variant
from bon.kit.ids import uuid7s
from bon.kit.recordset import insert

_PRICE_POINT = {
    "id": "uuid", "price_list_id": "uuid", "variant_id": "uuid", "amount": "bigint",
    "starts_at": "timestamptz", "reason": "text", "who": "uuid",
}  # fmt: skip


def write_variants(
    product: Product, drafts: Sequence[VariantDraft], revision: int, who: UUID | None
) -> list[Variant]:
    """Adds variants to a product that is saved. Raises ValidationError for a number or code
    that is taken."""
    first = product.variants.count()
    variants = []
    for position, draft in enumerate(drafts, start=first):
        variant = Variant(
            product=product,
            sku=draft.sku.strip(),
            axes=[list(pair) for pair in draft.axes],
            position=position,
            price=draft.price,
            revision=revision,
        )
        variant.content = draft.content
        if position == 0:
            variant.id = product.id
        wording.name_variant(product, variant)
        refuse_taken_sku(variant)
        variant.full_clean(exclude=["product"])
        variant.save(force_insert=True)
        write_barcodes(variant, draft.barcodes)
        variant.save(update_fields=["codes"])
        variants.append(variant)
    write_prices(variants, "created", who)
    wording.index((variant, wording.searched(product, variant)) for variant in variants)
    return variants


def write_barcodes(variant: Variant, drafts: Sequence[BarcodeDraft]) -> None:
    """Makes these, in this order, the barcodes of a variant. Raises ValidationError where one
    belongs to other goods. The caller saves the variant."""
    wanted = {canonical(draft.code): draft.pack for draft in drafts}
    wanted.pop("", None)
    taken = Barcode.objects.filter(code__in=wanted).exclude(variant=variant).first()
    if taken is not None:
        raise ValidationError(
            {
                "barcode": _("Stregkoden %(code)s tilhører allerede %(name)s.")
                % {"code": taken.code, "name": taken.variant.name}
            }
        )
    Barcode.objects.filter(variant=variant).delete()
    for position, (code, pack) in enumerate(wanted.items()):
        barcode = Barcode(variant=variant, code=code, pack=pack, position=position)
        barcode.full_clean(exclude=["variant"])
        barcode.save(force_insert=True)
    variant.codes = codes_of(wanted.items())


def codes_of(barcodes: Iterable[tuple[str, int]]) -> str:
    """Codes with their packs as the registers get them."""
    return " ".join(code if pack == 1 else f"{code}*{pack}" for code, pack in barcodes)


def write_prices(variants: Sequence[Variant], reason: str, who: UUID | None) -> None:
    """Adds the variants' present prices to the history of the chain's list."""
    chain = PriceList.objects.get(chain=True)
    write_points(chain, {variant.id: variant.price for variant in variants}, reason, who)


def write_points(
    price_list: PriceList, amounts: Mapping[UUID, int | None], reason: str, who: UUID | None
) -> None:
    """Adds to the history of a list what variants cost on it from now on."""
    ids, now = uuid7s(), timezone.now()
    point = {"price_list_id": price_list.id, "starts_at": now, "reason": reason, "who": who}
    rows = [
        {**point, "id": next(ids), "variant_id": variant, "amount": amount}
        for variant, amount in amounts.items()
    ]
    insert("catalog_pricepoint", _PRICE_POINT, rows)


def refuse_taken_sku(variant: Variant) -> None:
    """Raises ValidationError where other goods have this number."""
    if not variant.sku:
        return
    taken = Variant.objects.filter(sku=variant.sku).exclude(id=variant.id).first()
    if taken is not None:
        raise ValidationError(
            {
                "sku": _("Varenummeret %(sku)s tilhører allerede %(name)s.")
                % {"sku": taken.sku, "name": taken.name}
            }
        )
