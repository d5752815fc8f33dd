"""What lies still on the shelves: money that could be elsewhere."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bon.kit.download import download
from bon.kit.gate import office
from bon.kit.tenancy import organisation_id
from bon.organisation.models import Store
from bon.staff.visit import Visit, store_seen
from bon.stock import still as ageing
from bon.stock.listing import stores_of

MOST = 200


@office("see_cost")
@require_safe
def still(request: Visit) -> HttpResponse:
    """With `?days=` how long it must have lain."""
    store, days = store_seen(request), _days(request)
    ages = ageing.ages(store)
    whole, older = sum(age.worth for age in ages), [age for age in ages if age.first >= days]
    context = {
        "ages": ages,
        "days": days,
        "choices": ageing.CHOICES,
        "rows": ageing.still(days, store, MOST),
        "goods": sum(age.goods for age in older),
        "worth": sum(age.worth for age in older),
        "share_bp": sum(age.worth for age in older) * 10_000 // whole if whole > 0 else 0,
        "anything": any(age.goods for age in ages),
        "several": len(stores_of(store)) > 1,
        "names": dict(Store.objects.values_list("id", "name")),
        "most": MOST,
    }
    return render(request, "stock/still.html", context)


@office("see_cost")
@require_safe
def still_file(request: Visit) -> StreamingHttpResponse:
    names = dict(Store.objects.values_list("id", "name"))
    rows = ageing.lines(organisation_id(), _days(request), store_seen(request), names)
    return download(request, "ligger-stille", ageing.header(), rows)


def _days(request: Visit) -> int:
    """One of the choices; the usual where it is none of them."""
    asked = request.GET.get("days", "")
    return next((days for days in ageing.CHOICES if str(days) == asked), ageing.USUAL)
