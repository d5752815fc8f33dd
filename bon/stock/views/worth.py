"""What stock was worth at the end of a day: by store and category, down to the goods."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from bon.kit.download import download
from bon.kit.gate import office
from bon.kit.listing import chosen_id
from bon.kit.tenancy import organisation_id
from bon.organisation.models import Store
from bon.staff.visit import Visit, store_seen
from bon.stock import valuation
from bon.stock.listing import stores_of

MOST = 200
NONE = "none"


@office("see_cost")
@require_safe
def worth(request: Visit) -> HttpResponse:
    """With `?category=` the goods of one; `none` are those without."""
    day, store, chosen = _day(request), store_seen(request), request.GET.get("category", "")
    rows = valuation.by_category(day, store)
    stores = stores_of(store)
    id = chosen_id(chosen)
    goods = valuation.by_variant(day, store, id, most=MOST) if id or chosen == NONE else []
    context = {
        "day": day,
        "today": timezone.localdate(),
        "stores": stores,
        "rows": [(row, [row.worth.get(each.id) for each in stores]) for row in rows],
        "sums": [sum(row.worth.get(each.id, 0) for row in rows) for each in stores],
        "total": sum(row.total for row in rows),
        "quantity_milli": sum(row.quantity_milli for row in rows),
        "chosen": next((row for row in rows if (str(row.category or NONE)) == chosen), None),
        "goods": goods,
        "names": _names(),
        "most": MOST,
    }
    return render(request, "stock/worth.html", context)


@office("see_cost")
@require_safe
def worth_file(request: Visit) -> StreamingHttpResponse:
    """All goods of the day as CSV."""
    rows = valuation.lines(organisation_id(), _day(request), store_seen(request), _names())
    return download(request, "lagervaerdi", valuation.header(), rows)


def _names() -> dict[UUID, str]:
    return dict(Store.objects.values_list("id", "name"))


def _day(request: Visit) -> dt.date:
    """The day asked for; today where it is none, or has not been."""
    today = timezone.localdate()
    try:
        return min(parse_date(request.GET.get("day", "")) or today, today)
    except ValueError:
        return today
