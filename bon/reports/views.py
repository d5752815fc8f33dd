"""Home, and the search on every page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bon.kit.gate import office
from bon.reports import queries
from bon.staff.visit import Visit, store_seen


@office()
@require_safe
def home(request: Visit) -> HttpResponse:
    """Those who may see sales see the day; everybody sees where to go."""
    if not request.person.may("see_sales"):
        return render(request, "reports/welcome.html")
    store = store_seen(request)
    day = queries.day_so_far(store)
    context = {
        "day": day,
        "chart": queries.chart_of(day),
        "latest": queries.latest_sales(store),
        "now": timezone.localtime(),
    }
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "reports/day.html", context)
    context |= {"attention": queries.attention(store), "steps": queries.first_steps()}
    return render(request, "reports/home.html", context)


@office()
@require_safe
def search(request: Visit) -> HttpResponse:
    """Goods and receipts: a page of its own, or what unfolds below the field."""
    text = request.GET.get("q", "").strip()
    found = queries.search(request.person, text, store_seen(request))
    template = "reports/found.html" if request.htmx else "reports/search.html"
    return render(request, template, {"text": text, "found": found})
