"""What variants are called, and the words by which they are found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from string import digits

from django.db import connection

from bon.catalog.models import Product, Variant
from bon.kit.recordset import insert
from bon.kit.sorting import sort_key, words_of
from bon.kit.tenancy import organisation_id

WORD_LENGTH = 60
WORDS_MOST = 40


def name_of(product: str, axes: Iterable[Sequence[str]]) -> str:
    """The product's name with the values of the axes behind it: `Regnjakke M Blå`."""
    return " ".join([product, *(value for _axis, value in axes)])[:300]


def tags_of(typed: str) -> str:
    """Tags as they are kept: folded to small letters, each once, in order, apart by commas."""
    return ",".join(sorted({" ".join(tag.split()).lower() for tag in typed.split(",")} - {""}))


def searched(product: Product, variant: Variant) -> list[str]:
    """The words of a variant: its name, numbers and brand."""
    brand = product.brand.name if product.brand else ""
    words = words_of(f"{variant.name} {variant.sku} {product.style} {brand}")
    return [word[:WORD_LENGTH] for word in islice(words, WORDS_MOST)]


def name_variant(product: Product, variant: Variant) -> None:
    """Gives a variant what follows from its product and axes; the caller saves it."""
    variant.name = name_of(product.name, variant.axes)
    variant.sort_key = sort_key(variant.name)[:600]


def index(words: Iterable[tuple[Variant, Sequence[str]]]) -> None:
    """Makes variants found by exactly these words."""
    found = [(variant.id, dict.fromkeys(its)) for variant, its in words]
    ids = [id for id, _its in found]
    rows = [{"variant_id": id, "word": word} for id, its in found for word in its]
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM catalog_searchword WHERE organisation_id = %s AND variant_id = ANY(%s)",
            [organisation_id(), ids],
        )
    insert("catalog_searchword", {"variant_id": "uuid", "word": "text"}, rows)
    _remember({word for _id, its in found for word in its})


def _remember(words: Iterable[str]) -> None:
    """Those without figures, for the search inside words."""
    named = sorted(word for word in words if not set(word) & set(digits))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO catalog_word (organisation_id, word) SELECT %s, unnest(%s::text[]) "
            "ON CONFLICT DO NOTHING",
            [organisation_id(), named],
        )
