"""What the list of stock can be narrowed to here: whom goods are bought from, and those of which
a store has less than it wants to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bon.kit.listing import chosen_id
from bon.purchasing.models import Article, Supplier
from bon.purchasing.proposals import short
from bon.stock.narrowing import SHOWN, WAYS, Way


def offer() -> None:
    WAYS["supplier"] = Way(_("Leverandør"), _("Alle leverandører"), _suppliers, of_supplier)
    SHOWN["under"] = (_("Under minimum"), under_minimum)


def of_supplier(value: str) -> Q:
    """Levels of what the supplier sells."""
    articles = Article.objects.filter(supplier=chosen_id(value), variant__isnull=False)
    return Q(variant_id__in=articles.values("variant"))


def under_minimum() -> Q:
    """Levels of what should be bought, as it is proposed to be."""
    stores = defaultdict[UUID, list[UUID]](list)
    for each in short():
        stores[each.store].append(each.variant)
    levels = [Q(store_id=store, variant_id__in=goods) for store, goods in stores.items()]
    return reduce(or_, levels, Q(variant_id__in=[]))


def _suppliers() -> Sequence[tuple[str, str]]:
    rows = Supplier.objects.filter(archived_at=None).order_by("name")
    return [(str(id), name) for id, name in rows.values_list("id", "name")]
