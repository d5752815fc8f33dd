"""Tells the registers that goods are to be fetched anew, as of a revision just taken."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Variant
from bon.kit.facts import publish


def tell_goods(variants: Iterable[UUID], revision: int) -> None:
    ids = tuple(variants)
    Variant.objects.filter(id__in=ids).update(revision=revision)
    publish([GoodsChanged(ids, revision)])
