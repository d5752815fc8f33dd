"""Counts in the office: begun at a desk, scanned on telephones, decided at a desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from csp.decorators import csp_update
from django.contrib import messages
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.campaigns.views.choosing import choosing
from bon.catalog.access import variant_for
from bon.catalog.models import Variant
from bon.counts import listing, queries, scope, wording
from bon.counts.access import count_for
from bon.counts.actions.begin_count import begin_count
from bon.counts.actions.drop_count import drop_count
from bon.counts.actions.finish_count import count_on, finish_count
from bon.counts.actions.post_count import post_count
from bon.counts.actions.tally import Said, put_right, tally
from bon.counts.forms import NewCountForm, ScanForm
from bon.counts.models import Count
from bon.counts.stages import stage_of
from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.kit.ids import uuid7
from bon.kit.listing import chosen_id, render_parts
from bon.organisation.models import Store
from bon.staff.visit import Visit, store_seen
from bon.stock.find import Found, find

EDITS = require_http_methods(["GET", "HEAD", "POST"])
PIECE = 1_000
CHOSEN = "goods_0"
SHOWN = 200
LAST = 8


@office("count")
@require_safe
def counts(request: Visit) -> HttpResponse:
    person, store = request.person, store_seen(request)
    return render_parts(
        request,
        "counts/counts",
        wording,
        lambda shown, after: listing.counts_page(person, shown, store, after),
        several=Store.objects.count() > 1,
    )


@office("count")
@EDITS
def new(request: Visit) -> HttpResponse:
    """Which goods, where; everything where nothing is chosen."""
    form = NewCountForm(request.POST or None, own=request.person.store_id or store_seen(request))
    keys = (request.POST or request.GET).getlist(CHOSEN)
    if request.method == "POST" and form.is_valid():
        targets = scope.read(keys or [scope.EVERYTHING])
        begun = carry_out(
            form,
            lambda: begin_count(
                request.person,
                form.cleaned_data["store"],
                targets,
                place=form.place_said(),
                blind=form.cleaned_data["blind"],
            ),
        )
        if begun is not None:
            return redirect("counts:count", begun.id)
    context = {"form": form, "chosen": scope.named(scope.read(keys))}
    return render(request, "counts/new_count.html", context)


find_goods, choose = choosing("count", "counts:choose", scope)


@office("count")
@require_safe
@csp_update({"script-src": ["'wasm-unsafe-eval'"]})  # type: ignore[arg-type]
def count(request: Visit, id: UUID) -> HttpResponse:
    """The page that is scanned at; one that has ended shows what came of it. Where a browser reads
    no codes by itself, what reads them is WebAssembly, which this page alone may run."""
    found = count_for(request.person, id)
    if stage_of(found) in ("posted", "dropped"):
        return redirect("counts:differences", id)
    context = {
        **_latest(request, found),
        "words": scope.words_of(found),
        "stage": stage_of(found),
        "stages": wording.STAGES,
        "again": [row for row in queries.uncounted(found, queries.counted_of(found)) if row.again],
    }
    return render(request, "counts/count.html", context)


@office("count")
@require_safe
def worker(request: Visit) -> HttpResponse:
    """What keeps the pages that are scanned at: it may only keep what lies below its own
    address."""
    found = finders.find("counts-worker.js")
    if found is None:
        raise Http404
    return HttpResponse(Path(found).read_bytes(), content_type="text/javascript; charset=utf-8")


@office("count")
@require_POST
def scan(request: Visit, id: UUID) -> HttpResponse:
    """Tallies what was scanned, typed or taken back; shows what may be meant where that is not
    clear."""
    form, found, wrong = ScanForm(request.POST), Found(None), ""
    counted = count_for(request.person, id)
    if form.is_valid():
        try:
            found = _tally(request, id, form)
        except ValidationError as error:
            wrong = " ".join(error.messages)
        code = form.cleaned_data["code"]
        if code and not wrong and not found.variant and not found.likely:
            wrong = _("Ingen vare har koden %(code)s. Læg den til side.") % {"code": code}
    else:
        wrong = _("Skriv et tal, for eksempel 2.")
    if not request.htmx:
        if wrong:
            messages.error(request, wrong)
        return redirect("counts:count", id)
    context = {**_latest(request, counted), "found": found, "wrong": wrong}
    return render(request, "counts/latest.html", context)


def _tally(request: Visit, id: UUID, form: ScanForm) -> Found:
    said, found = form.cleaned_data, Found(None)
    if said["undo"] or said["quantity"] is not None:
        quantity = None if said["undo"] else said["quantity"]
        put_right(request.person, id, form.scan(), quantity, form.at())
    elif said["variant"]:
        found = Found(variant_for(request.person, said["variant"]))
    elif said["code"]:
        found = find(said["code"])
    if found.variant:
        pile = Said(form.scan(), found.variant, found.quantity_milli, form.at(), found.serial)
        tally(request.person, id, pile)
    return found


def _latest(request: Visit, counted: Count) -> dict[str, Any]:
    """What the person tallied last, and how much there is of it by now."""
    piles = queries.piles_of(counted, request.person.id)
    run = queries.run_of(piles)
    mine: dict[UUID, int] = {}
    for pile in piles:
        mine[pile.variant] = mine.get(pile.variant, 0) + pile.quantity_milli
    shown = list(mine)[: LAST + 1]
    goods = Variant.objects.in_bulk(shown)
    everyone = {row.variant: row for row in queries.counted_of(counted, shown)}
    return {
        "count": counted,
        "open": not counted.blind,
        "scan": uuid7(),
        "last": goods[run[0].variant] if run else None,
        "run_milli": sum(pile.quantity_milli for pile in run),
        "everyone": everyone.get(run[0].variant) if run else None,
        "rows": [(goods[variant], mine[variant]) for variant in shown[1:]],
    }


@office("count")
@require_POST
def finish(request: Visit, id: UUID) -> HttpResponse:
    done = _("Optællingen er klar til at blive godkendt.")
    return _carry(request, id, lambda: finish_count(request.person, id), done, "differences")


@office("count")
@require_POST
def again(request: Visit, id: UUID) -> HttpResponse:
    """Back to the shelves, with `goods` to be counted once more."""
    chosen = [one for text in request.POST.getlist("goods") if (one := chosen_id(text))]
    done = _("Der kan tælles igen.")
    return _carry(request, id, lambda: count_on(request.person, id, chosen), done, "count")


@office("count")
@require_safe
def differences(request: Visit, id: UUID) -> HttpResponse:
    """What is not as the books say. Whoever counts blind sees what was counted, and no more."""
    found = count_for(request.person, id)
    decides = request.person.may("approve_count")
    seen = decides or not found.blind
    counted = queries.counted_of(found)
    rows = queries.differences(found, counted) if seen else []
    missing = queries.uncounted(found, counted)
    known = [row.worth for row in rows if row.worth is not None]
    context = {
        "count": found,
        "words": scope.words_of(found),
        "stage": stage_of(found),
        "stages": wording.STAGES,
        "decides": decides,
        "seen": seen,
        "counted": counted,
        "rows": rows[:SHOWN],
        "hidden": max(0, len(rows) - SHOWN),
        "dear": request.person.may("see_cost"),
        "short": sum(worth for worth in known if worth < 0),
        "over": sum(worth for worth in known if worth > 0),
        "late": [row for row in rows if row.open_milli] if found.posted_at else [],
        "missing": missing[:SHOWN],
        "missing_count": len(missing),
        "names": queries.people_of(found),
    }
    return render(request, "counts/differences.html", context)


@office("approve_count")
@require_POST
def none(request: Visit, id: UUID) -> HttpResponse:
    """Of the chosen goods there are none: somebody has looked."""
    chosen = [one for text in request.POST.getlist("goods") if (one := chosen_id(text))]

    def say() -> None:
        for each in chosen:
            tally(request.person, id, Said(uuid7(), variant_for(request.person, each), 0))

    done = _("De er talt: der er ingen.")
    return _carry(request, id, say, done, "differences")


@office("approve_count")
@require_POST
def post(request: Visit, id: UUID) -> HttpResponse:
    done = _("Optællingen er bogført.")
    return _carry(request, id, lambda: post_count(request.person, id), done, "differences")


@office("approve_count")
@require_POST
def drop(request: Visit, id: UUID) -> HttpResponse:
    done = _("Optællingen er kasseret. Lageret er, som det var.")
    return _carry(request, id, lambda: drop_count(request.person, id), done, "differences")


def _carry(
    request: Visit, id: UUID, action: Callable[[], object], done: str, page: str
) -> HttpResponse:
    count_for(request.person, id)
    with refusals_said(request):
        action()
        messages.success(request, done)
    return redirect(f"counts:{page}", id)
