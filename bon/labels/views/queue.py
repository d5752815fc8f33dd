"""What needs a label, printing it, and what came of that."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog.access import product_for
from bon.catalog.models import Variant
from bon.kit.forms import refusals_said
from bon.kit.gate import office
from bon.kit.listing import Order, Place, chosen_id, render_list
from bon.labels import queries
from bon.labels.access import run_for, store_for
from bon.labels.actions.drop_due import drop_due
from bon.labels.actions.note_sent import note_sent
from bon.labels.actions.send_again import send_again
from bon.labels.actions.start_run import print_due, print_goods
from bon.labels.actions.undo_run import undo_run
from bon.labels.forms import PrintForm, QueueFilterForm, copies_of
from bon.labels.kinds import CODES, KINDS, PRODUCT, SHELF
from bon.labels.listing import BY_NAME, COLUMNS, DueFilter, due_page
from bon.labels.models import Run
from bon.organisation.models import Store
from bon.staff import place
from bon.staff.visit import Visit

RUNS = 5
EITHER = require_http_methods(["GET", "HEAD", "POST"])


@office("labels")
@require_safe
def queue(request: Visit) -> HttpResponse:
    """Of one store; of several there is first a choice among them."""
    store = _store(request)
    if store is None:
        stores = place.Place(request, request.person).stores
        counts = queries.counted()
        rows = [
            (each, [(name, counts[each.id].get(code, 0)) for code, name in KINDS])
            for each in stores
        ]
        return render(request, "labels/stores.html", {"rows": rows, "kinds": KINDS})
    form = QueueFilterForm(request.GET)
    form.is_valid()
    narrow = DueFilter(
        store.id,
        _kind(request, store),
        form.cleaned_data.get("reason", ""),
        form.cleaned_data.get("q", ""),
    )
    order = Order.read(request.GET.get("sort", ""), COLUMNS, BY_NAME)
    after = Place.read(request.GET.get("after", ""))
    context = {
        **_paper(request, store, narrow.kind),
        "form": form,
        "order": order,
        "kind": narrow.kind,
        "tabs": _tabs(store),
        "page": due_page(narrow, after, order),
        "number": queries.due(*narrow).count(),
        "runs": queries.runs(store.id, RUNS),
    }
    return render_list(request, "labels/queue", context)


@office("labels")
@require_safe
def paper(request: Visit) -> HttpResponse:
    """The template that is chosen, as a picture, with what it asks before it is printed."""
    store = _store(request) or place.Place(request, request.person).stores[0]
    return render(request, "labels/paper.html", _paper(request, store, _kind(request, store)))


@office("labels")
@require_POST
def print_labels(request: Visit) -> HttpResponse:
    """All that the list shows, or the rows that are chosen; or takes these out of the queue."""
    store = store_for(request.person, _id(request, "store"))
    kind = _kind(request, store)
    typed = copies_of(request.POST.dict())
    chosen = {id for text in request.POST.getlist("row") if (id := chosen_id(text))}
    if request.POST.get("which") == "drop":
        number = drop_due(request.person, store, chosen)
        told = ngettext("%(n)s vare er ude af køen.", "%(n)s varer er ude af køen.", number)
        messages.success(request, told % {"n": number})
        return redirect(_back(store, kind))
    reason, text = request.POST.get("reason", ""), request.POST.get("q", "")
    rows = queries.due(store.id, kind, reason, text)
    if request.POST.get("which") == "chosen":
        rows = rows.filter(id__in=chosen)
    copies = {id: typed.get(id, number) for id, number in rows.values_list("id", "copies")}
    form = PrintForm(request.POST, queries.templates(store.id, kind))
    if not form.is_valid():
        messages.error(request, _("Vælg en skabelon, og hvor på arket der skal begyndes."))
        return redirect(_back(store, kind))
    address = _back(store, kind)
    with refusals_said(request):
        run = print_due(request.person, store, form.chosen(), copies, form.used())
        address = reverse("labels:run", args=[run.id]) + "?new=1"
    return redirect(address)


@office("labels")
@EITHER
def goods(request: Visit, id: UUID) -> HttpResponse:
    """Labels of one product, without the queue."""
    product = product_for(request.person, id)
    stores = place.Place(request, request.person).stores
    store = _store(request) or stores[0]
    kind = _kind(request, store, PRODUCT)
    if request.method == "POST":
        form = PrintForm(request.POST, queries.templates(store.id, kind))
        own = set(product.variants.values_list("id", flat=True))
        copies = {id: number for id, number in copies_of(request.POST.dict()).items() if id in own}
        with refusals_said(request):
            if not form.is_valid():
                raise ValidationError(_("Vælg en skabelon, og hvor på arket der skal begyndes."))
            run = print_goods(request.person, store, form.chosen(), copies, form.used())
            return redirect(reverse("labels:run", args=[run.id]) + "?new=1")
    variants = product.variants.filter(archived_at=None).order_by("position", "id")
    context = {
        **_paper(request, store, kind, variants.first()),
        "product": product,
        "variants": variants,
        "uncoded": variants.filter(codes="").count(),
        "stores": stores,
        "kind": kind,
        "kinds": KINDS,
    }
    return render(request, "labels/goods.html", context)


@office("labels")
@require_safe
def run(request: Visit, id: UUID) -> HttpResponse:
    """How far it is, and its files; the part that changes is asked for until it ends."""
    found = run_for(request.person, id)
    context = {"run": found, "parts": range(1, found.parts + 1), "new": "new" in request.GET}
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"labels/{'progress' if part else 'run'}.html", context)


@office("labels")
@require_safe
def file(request: Visit, id: UUID) -> HttpResponse:
    """The first part, or the one asked for. A PDF is shown, so that it can be printed from where
    it is; ZPL is handed over."""
    found = run_for(request.person, id)
    number = _number(request.GET.get("part", "")) or 1
    content = queries.part_of(found, number)
    if content is None:
        raise Http404
    return HttpResponse(
        content,
        content_type="application/pdf" if found.ending == "pdf" else "text/plain; charset=utf-8",
        headers={"Content-Disposition": f'{_way(found)}; filename="{_name(found, number)}"'},
    )


@office("labels")
@EITHER
def sent(request: Visit, id: UUID) -> HttpResponse:
    """How many of its files a label printer has taken; posted, that it took one more."""
    found = run_for(request.person, id)
    if request.method == "POST":
        found = note_sent(request.person, found, _number(request.POST.get("part", "")))
    return JsonResponse({"sent": found.sent, "parts": found.parts})


@office("labels")
@require_POST
def again(request: Visit, id: UUID) -> HttpResponse:
    send_again(request.person, run_for(request.person, id))
    return redirect("labels:run", id)


@office("labels")
@require_POST
def undo(request: Visit, id: UUID) -> HttpResponse:
    found = run_for(request.person, id)
    number = undo_run(request.person, found)
    told = ngettext("%(n)s vare er i køen igen.", "%(n)s varer er i køen igen.", number)
    messages.success(request, told % {"n": number})
    return redirect(_back(found.store, found.kind))


def _number(text: str) -> int:
    """0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _way(run: Run) -> str:
    return "inline" if run.ending == "pdf" else "attachment"


def _name(run: Run, number: int) -> str:
    behind = f"-{number}" if run.parts > 1 else ""
    return f"etiketter-{run.started_at:%Y%m%d-%H%M}{behind}.{run.ending}"


def _store(request: Visit) -> Store | None:
    """The one that is asked for or looked at, or the only one there is."""
    wanted = chosen_id(request.POST.get("store", "") or request.GET.get("store", ""))
    if wanted:
        return store_for(request.person, wanted)
    here = place.Place(request, request.person)
    return here.store or (here.stores[0] if len(here.stores) == 1 else None)


def _id(request: Visit, name: str) -> UUID:
    found = chosen_id(request.POST.get(name, ""))
    if found is None:
        raise Http404
    return found


def _kind(request: Visit, store: Store, usual: str = "") -> str:
    """The kind asked for; else the first that has something waiting."""
    wanted = request.POST.get("kind", "") or request.GET.get("kind", "")
    if wanted in CODES or usual:
        return wanted if wanted in CODES else usual
    waiting = queries.counted(store.id)[store.id]
    return next((code for code in CODES if waiting.get(code)), SHELF)


def _tabs(store: Store) -> list[tuple[str, object, int]]:
    waiting = queries.counted(store.id)[store.id]
    return [(code, name, waiting.get(code, 0)) for code, name in KINDS]


def _paper(
    request: Visit, store: Store, kind: str, variant: Variant | None = None
) -> dict[str, object]:
    templates = queries.templates(store.id, kind)
    wanted = request.GET.get("template", "") or request.POST.get("template", "")
    chosen = next((row for row in templates if str(row.id) == wanted), templates[0])
    waiting = queries.due(store.id, kind).first()
    shown = variant or (waiting.variant if waiting else None)
    return {
        "store": store,
        "templates": templates,
        "chosen": chosen,
        "example": request.GET.get("variant", "") or (str(shown.id) if shown else ""),
    }


def _back(store: Store, kind: str) -> str:
    return reverse("labels:queue") + "?" + urlencode({"store": str(store.id), "kind": kind})
