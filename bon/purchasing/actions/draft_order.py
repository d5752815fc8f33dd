"""Puts goods on a supplier's next order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.tenancy import organisation_id
from bon.organisation.models import Organisation, Store
from bon.purchasing.actions.change_order import draft
from bon.purchasing.articles import articles_of
from bon.purchasing.models import Article, PurchaseLine, PurchaseOrder, Supplier
from bon.staff.access import require
from bon.staff.models import Person

FIRST = 1001


class Wanted(NamedTuple):
    """So many pieces of a variant; for the line of a customer's order, where there is one."""

    variant: UUID
    pieces: int
    customer_order: UUID | None = None
    customer_line: int | None = None


def draft_order(
    person: Person, supplier: Supplier, store: Store, wanted: Sequence[Wanted] = ()
) -> PurchaseOrder:
    """The store's draft to the supplier, a new one where none is open, with the goods on it in
    whole packs. What is there already for the same customer is left out. Raises Denied, and
    ValidationError for an archived supplier."""
    require(person, "purchase")
    if supplier.archived_at is not None:
        raise ValidationError(_("Der købes ikke mere hos %(name)s.") % {"name": supplier.name})
    # One draft at a time, and one number after the other.
    Organisation.objects.select_for_update().get(id=organisation_id())
    drafts = PurchaseOrder.objects.filter(supplier=supplier, store=store)
    order = drafts.filter(sent_at=None, ended_at=None).order_by("number").first()
    if order is None:
        order = _new(person, supplier, store)
    _put_all(order, wanted)
    return order


def add_goods(person: Person, order: PurchaseOrder, wanted: Sequence[Wanted]) -> None:
    """Puts more goods on a draft, in whole packs. Raises Denied, and ValidationError once the
    order is sent."""
    require(person, "purchase")
    _put_all(draft(order), wanted)


def _put_all(order: PurchaseOrder, wanted: Sequence[Wanted]) -> None:
    articles = articles_of(order.supplier, [each.variant for each in wanted])
    for each in wanted:
        _put(order, each, articles.get(each.variant))


def _new(person: Person, supplier: Supplier, store: Store) -> PurchaseOrder:
    last = PurchaseOrder.objects.aggregate(last=Max("number"))["last"]
    order: PurchaseOrder = PurchaseOrder.objects.create(
        number=FIRST if last is None else last + 1,
        supplier=supplier,
        store=store,
        currency=supplier.currency,
        rate=supplier.rate,
        freight=supplier.freight,
        expected=timezone.localdate() + timedelta(days=supplier.lead_days),
        made_by=person.id,
    )
    audit.record("drafted", order, after={"supplier": supplier.name, "store": store.name})
    return order


def _put(order: PurchaseOrder, wanted: Wanted, article: Article | None) -> None:
    lines = PurchaseLine.objects.filter(order=order)
    pack = article.pack if article else 1
    packs = max(-(-wanted.pieces // pack), article.minimum if article else 1)
    if wanted.customer_order is not None:
        whose = {
            "customer_order": wanted.customer_order,
            "customer_line": wanted.customer_line,
        }
        if lines.filter(**whose).exists():
            return
    else:
        whose = {"customer_order": None}
        line = lines.filter(variant=wanted.variant, **whose).first()
        if line is not None:
            line.packs += max(1, -(-wanted.pieces // line.pack))
            line.save(update_fields=["packs"])
            return
    PurchaseLine.objects.create(
        order=order,
        variant_id=wanted.variant,
        article=article,
        pack=pack,
        packs=packs,
        cost=article.cost if article else None,
        **whose,
    )
