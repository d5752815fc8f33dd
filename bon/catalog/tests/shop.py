"""A small range of goods for the tests."""

from __future__ import annotations

import io

from PIL import Image

from bon.catalog.actions.create_product import create_product
from bon.catalog.drafts import BarcodeDraft, ProductDraft, VariantDraft
from bon.catalog.models import ArticleGroup, Product, VatClass
from bon.staff.cast import Cast


def draft(name: str, *variants: VariantDraft, **more: object) -> ProductDraft:
    """Goods of the standard VAT class; one variant at 100 kr where none is given."""
    return ProductDraft(
        name=name,
        vat_class=VatClass.objects.get(code="standard"),
        article_group=ArticleGroup.objects.get(code="goods"),
        variants=variants or (VariantDraft(price=10_000),),
        **more,  # type: ignore[arg-type]
    )


def make_pump(cast: Cast) -> Product:
    return create_product(
        cast.manager,
        draft(
            "Fodpumpe",
            VariantDraft(
                price=24_900,
                sku="PU-1",
                barcodes=[BarcodeDraft("5701234567899"), BarcodeDraft("036000291452", pack=6)],
            ),
        ),
    )


def make_jacket(cast: Cast) -> Product:
    sizes = ["S", "M", "L"]
    return create_product(
        cast.manager,
        draft(
            "Regnjakke",
            *(
                VariantDraft(
                    price=59_900 + step * 1_000,
                    sku=f"RJ-{size}",
                    axes=[("Størrelse", size), ("Farve", "Blå")],
                )
                for step, size in enumerate(sizes)
            ),
        ),
    )


def make_cheese(cast: Cast, code: str) -> Product:
    """Sold by the kilo at 120,00; the scale in the shop prints its labels."""
    cut = VariantDraft(price=12_000, barcodes=[BarcodeDraft(code)])
    return create_product(cast.owner, draft("Danbo 45+", cut, weighed=True))


def photo(width: int = 40, height: int = 30, kind: str = "JPEG", **noted: object) -> bytes:
    """A picture as a camera writes it, red in its upper left corner and blue elsewhere."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height // 2))
    content = io.BytesIO()
    picture.save(content, kind, **noted)
    return content.getvalue()
