"""What should be bought: proposals become orders, and the bounds they come from."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog.access import variant_for
from bon.catalog.models import Variant
from bon.catalog.queries import likeliest
from bon.kit.forms import refusals_said
from bon.kit.gate import office
from bon.kit.listing import chosen_id
from bon.kit.parsing import scaled
from bon.organisation.models import Store
from bon.purchasing import queries
from bon.purchasing.access import supplier_for
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.set_bounds import set_bounds
from bon.purchasing.demand import from_demand
from bon.purchasing.models import Bounds
from bon.purchasing.proposals import Proposal, below_minimum, by_supplier, for_customers
from bon.staff.access import store_for
from bon.staff.visit import Visit, store_seen

MATCHES, SHOWN = 30, 300


class Watched(NamedTuple):
    variant: Variant
    bounds: Bounds | None


@office("purchase")
@require_http_methods(["GET", "HEAD", "POST"])
def proposals(request: Visit) -> HttpResponse:
    """What is chosen goes onto drafts, one for each supplier and store."""
    stores = _stores(request)
    found = [*for_customers(stores), *below_minimum(stores), *from_demand(stores, timezone.now())]
    if request.method == "POST":
        page = "purchasing:proposals"
        with refusals_said(request):
            made = _draft(request, found)
            told = ngettext("%(count)s kladde er klar.", "%(count)s kladder er klar.", made)
            messages.success(request, told % {"count": made})
            page = "purchasing:orders"
        return redirect(page)
    shown = found[:SHOWN]
    context = {
        "customers": [each for each in shown if each.customer_order],
        "baskets": by_supplier(each for each in shown if not each.customer_order),
        "more": len(found) - len(shown),
        "suppliers": queries.suppliers(archived=False),
        "stores": stores if len(stores) > 1 else {},
    }
    return render(request, "purchasing/proposals.html", context)


@office("purchase")
@require_safe
def bounds(request: Visit) -> HttpResponse:
    """The goods a store watches, and those that match what is typed."""
    stores = _stores(request)
    store = next(iter(stores))
    text = request.GET.get("q", "").strip()
    kept = Bounds.objects.filter(store=store).select_related("variant")
    rows = [Watched(row.variant, row) for row in kept.order_by("variant__sort_key")[:SHOWN]]
    if text:
        by_variant = {row.variant_id: row for row in kept}
        rows = [Watched(one, by_variant.get(one.id)) for one in likeliest(text, MATCHES)]
    context = {"rows": rows, "store": stores[store], "text": text, "many": len(stores) > 1}
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"purchasing/bounds{'_rows' if part else ''}.html", context)


@office("purchase")
@require_POST
def watch(request: Visit, store: UUID, variant: UUID) -> HttpResponse:
    """Both empty: the goods are not watched any more."""
    where, goods = store_for(request.person, store), variant_for(request.person, variant)
    typed = [request.POST.get(field, "").strip() for field in ("minimum", "maximum")]
    numbers = [scaled(text, 3) for text in typed]
    refused = ""
    try:
        if not any(typed):
            set_bounds(request.person, where, goods, None)
        elif numbers[0] is None or numbers[1] is None:
            refused = _("Skriv både det mindste og det højeste antal.")
        else:
            set_bounds(request.person, where, goods, (numbers[0], numbers[1]))
    except ValidationError as error:
        refused = error.messages[0]
    kept = Bounds.objects.filter(store=where, variant=goods).first()
    row = Watched(goods, kept)
    context = {"row": row, "store": where, "refused": refused, "typed": typed}
    return render(request, "purchasing/bounds_row.html", context)


def _stores(request: Visit) -> dict[UUID, Store]:
    """The store looked at, or all that the person may look at."""
    seen = store_seen(request)
    stores = Store.objects.order_by("name")
    return {store.id: store for store in (stores.filter(id=seen) if seen else stores)}


def _draft(request: Visit, found: list[Proposal]) -> int:
    """How many drafts there are of it."""
    wanted: dict[tuple[UUID, UUID], list[Wanted]] = defaultdict(list)
    chosen = set(request.POST.getlist("pick"))
    for each in found:
        if each.key not in chosen:
            continue
        pieces = scaled(request.POST.get(f"pieces-{each.key}", ""), 0)
        supplier = chosen_id(request.POST.get(f"supplier-{each.key}", ""))
        if supplier is None:
            raise ValidationError(_("Vælg en leverandør til %(name)s.") % {"name": each.variant})
        if pieces is None or not 1 <= pieces <= 100_000:
            raise ValidationError(_("Skriv, hvor mange %(name)s.") % {"name": each.variant})
        whose = each.customer_order, each.customer_line
        wanted[supplier, each.store].append(Wanted(each.variant.id, pieces, *whose))
    if not wanted:
        raise ValidationError(_("Vælg det, der skal bestilles."))
    for (supplier, store), goods in wanted.items():
        whom = supplier_for(request.person, supplier)
        draft_order(request.person, whom, store_for(request.person, store), goods)
    return len(wanted)
