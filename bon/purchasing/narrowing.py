"""What the list of stock can be narrowed to here: whom goods are bought from, and those of which
a store has less than it wants to."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from bon.kit.listing import chosen_id
from bon.purchasing.models import Article, Bounds, Supplier
from bon.stock.narrowing import SHOWN, WAYS, Way


def offer() -> None:
    WAYS["supplier"] = Way(_("Leverandør"), _("Alle leverandører"), _suppliers, of_supplier)
    SHOWN["under"] = (_("Under minimum"), under_minimum)


def of_supplier(value: str) -> Q:
    """Levels of what the supplier sells."""
    articles = Article.objects.filter(supplier=chosen_id(value), variant__isnull=False)
    return Q(variant_id__in=articles.values("variant"))


def under_minimum() -> Q:
    """Levels with less that can be sold than the store wants to have at least."""
    bounds = Bounds.objects.filter(store=OuterRef("store_id"), variant=OuterRef("variant_id"))
    return Q(on_hand_milli__lt=Subquery(bounds.values("minimum_milli")[:1]))


def _suppliers() -> Sequence[tuple[str, str]]:
    rows = Supplier.objects.filter(archived_at=None).order_by("name")
    return [(str(id), name) for id, name in rows.values_list("id", "name")]
