"""Labels printed where goods have just changed, without the queue."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bon.catalog.access import product_for
from bon.kit.forms import refusals_said
from bon.kit.gate import office
from bon.labels import queries
from bon.labels.actions.start_run import print_waiting
from bon.labels.kinds import CODES, KINDS
from bon.organisation.models import Store
from bon.staff import place
from bon.staff.visit import Visit


@office("labels")
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: Visit, id: UUID) -> HttpResponse:
    """What of a product waits for a label in the store looked at, and printing it. Where several
    stores are looked at there is a way to the queue."""
    variants = list(product_for(request.person, id).variants.values_list("id", flat=True))
    here = place.Place(request, request.person)
    store = here.store or (here.stores[0] if len(here.stores) == 1 else None)
    if request.method == "POST" and store is not None:
        return printed(request, store, variants, reverse("catalog:product", args=[id]))
    address = reverse("labels:waiting", args=[id])
    return render(request, "labels/waiting.html", told(variants, store, address))


def told(variants: Collection[UUID], store: Store | None, address: str) -> dict[str, Any]:
    """What `labels/waiting.html` shows: a button for each kind that waits, posting to `address`."""
    found = queries.due_of(variants, store.id if store else None)
    kinds = [(code, name, len(found[code])) for code, name in KINDS if found.get(code)]
    return {"label_kinds": kinds, "label_store": store, "label_address": address}


def printed(request: Visit, store: Store, variants: Collection[UUID], back: str) -> HttpResponse:
    """Prints the kind that was asked for; `back` is where a refusal is read."""
    kind = request.POST.get("kind", "")
    with refusals_said(request):
        run = print_waiting(request.person, store, kind if kind in CODES else CODES[0], variants)
        back = reverse("labels:run", args=[run.id]) + "?new=1"
    return redirect(back)
