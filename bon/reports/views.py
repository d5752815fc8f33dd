"""Home, and the search on every page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from bon.customers.access import customer_for
from bon.kit import audit
from bon.kit.gate import office
from bon.reports import days, queries
from bon.reports.customer_data import data_of
from bon.staff.visit import Visit, store_seen


@office()
@require_safe
def home(request: Visit) -> HttpResponse:
    """Those who may see sales see a day; everybody sees where to go.

    A page that follows the day asks again with the day it shows as `seen`; where that is no
    longer the day to show, the whole page is made anew.
    """
    if not request.person.may("see_sales"):
        return render(request, "reports/welcome.html")
    store, now = store_seen(request), timezone.localtime()
    asked = days.asked_day(request.GET.get("day", ""), now.date())
    shown = asked or days.day_worth_showing(store, now)
    fragment = request.htmx and not request.htmx.history_restore_request
    if fragment and request.GET.get("seen", "") not in ("", shown.isoformat()):
        return HttpResponseClientRefresh()
    day = days.day_of(shown, store, now)
    context: dict[str, Any] = {
        "day": day,
        "chart": days.chart_of(day),
        "latest": days.latest_sales(shown, store),
        "today": now.date(),
        "asked": asked,
    }
    if fragment:
        return render(request, "reports/day.html", context)
    attention = queries.attention(request.person, store)
    context |= {"attention": attention, "steps": queries.first_steps()}
    return render(request, "reports/home.html", context)


@office()
@require_safe
def search(request: Visit) -> HttpResponse:
    """Goods and receipts: a page of its own, or what unfolds below the field."""
    text = request.GET.get("q", "").strip()
    found = queries.search(request.person, text, store_seen(request))
    template = "reports/found.html" if request.htmx else "reports/search.html"
    return render(request, template, {"text": text, "found": found})


@office("export_customers")
@require_safe
def customer_data(request: Visit, id: UUID) -> HttpResponse:
    """All that is kept of a customer, as a file to give them."""
    found = customer_for(request.person, id)
    audit.record("data_taken_out", found, label=str(found.number))
    response = JsonResponse(data_of(found), json_dumps_params={"indent": 2, "ensure_ascii": False})
    name = f"kunde-{found.number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
