"""The receiving desk: goods are scanned and counted, unknown codes named, costs and prices set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.catalog.access import variant_for
from bon.catalog.actions.set_price import set_price
from bon.catalog.models import Variant
from bon.catalog.queries import likeliest
from bon.kit import formats
from bon.kit.access import NotFound
from bon.kit.gate import office
from bon.kit.ids import uuid7
from bon.kit.listing import chosen_id
from bon.kit.moments import read_moment
from bon.kit.parsing import scaled
from bon.purchasing import queries
from bon.purchasing.access import receipt_for, receipt_line_for
from bon.purchasing.actions.count_goods import NUMBER_LONGEST, Counted, count_goods
from bon.purchasing.actions.link_code import link_code
from bon.purchasing.actions.name_parts import Named, name_parts
from bon.purchasing.actions.set_cost import set_cost
from bon.purchasing.models import GoodsReceipt
from bon.purchasing.scanned import Scanned, what_is
from bon.staff.visit import Visit
from bon.stock.find import unsaid

MATCHES = 8
CODE = 256  # a GS1 symbol with all that it may carry


@office("receive")
@require_POST
def scan(request: Visit, id: UUID) -> HttpResponse:
    """One scan counts what the code holds. Its id comes from the page: sent twice, it counts
    once."""
    found = receipt_for(request.person, id)
    return _scanned(request, found, request.POST.get("code", "").strip()[:CODE])


@office("receive")
@require_POST
def count(request: Visit, id: UUID, variant: UUID) -> HttpResponse:
    """By a button: `add` pieces. Typed: from the `shown` figure to the one typed, so that what
    others counted meanwhile stays counted."""
    found, goods = receipt_for(request.person, id), variant_for(request.person, variant)
    shown = scaled(request.POST.get("shown", ""), 3)
    typed = scaled(request.POST.get("typed", ""), 3)
    add = scaled(request.POST.get("add", ""), 3)
    milli = add if add is not None else None if None in (shown, typed) else typed - shown  # type: ignore[operator]
    if milli is None:
        return _fragment(request, found, refused=_("Skriv et tal."))
    id_ = chosen_id(request.POST.get("id", ""))
    if request.POST.get("damaged"):
        counted = Counted(goods.id, 0, milli, id_)
    else:
        counted = Counted(goods.id, milli, 0, id_)
    return _counted(request, found, counted, goods)


@office("receive")
@require_POST
def part(request: Visit, id: UUID, variant: UUID) -> HttpResponse:
    """So many of the goods are of this lot, or this very piece; `take`: they are not. Its id comes
    from the page: pressed twice, it holds once."""
    found, goods = receipt_for(request.person, id), variant_for(request.person, variant)
    said = request.POST
    give, take = scaled(said.get("quantity", ""), 3), scaled(said.get("take", ""), 3)
    day = said.get("expires_on", "").strip()
    last = parse_date(day)
    if day and last is None:
        return _fragment(request, found, refused=_("Skriv den sidste dag som en dato."))
    milli = give if take is None else -take
    if not milli:
        return _fragment(request, found, refused=_("Skriv et tal."))
    number = said.get("number", "").strip()[:NUMBER_LONGEST]
    named = Named(goods.id, number, last, milli, chosen_id(said.get("id", "")))
    return _done(request, found, lambda: name_parts(request.person, found, named), goods)


@office("receive")
@require_safe
def find(request: Visit, id: UUID) -> HttpResponse:
    """Goods that match what is typed: to be counted, or to be what a `code` means."""
    found = receipt_for(request.person, id)
    text = request.GET.get("q", "").strip()
    context = {
        "receipt": found,
        "found": likeliest(text, MATCHES) if text else [],
        "text": text,
        "code": request.GET.get("code", "")[:64],
        "scan": chosen_id(request.GET.get("scan", "")),
    }
    return render(request, "purchasing/found_to_count.html", context)


@office("receive")
@require_POST
def link(request: Visit, id: UUID) -> HttpResponse:
    """The unknown code is these goods, so many in a pack; the scan that met it is counted, once."""
    found = receipt_for(request.person, id)
    chosen = chosen_id(request.POST.get("variant", ""))
    pieces = scaled(request.POST.get("pieces", "") or "1", 0)
    if chosen is None:
        raise NotFound
    goods, code = variant_for(request.person, chosen), request.POST.get("code", "")
    if pieces is None or not 1 <= pieces <= 9_999:
        return _fragment(request, found, refused=_("Skriv, hvor mange der er i pakken."))

    try:
        with transaction.atomic():
            link_code(request.person, found, code, goods, pieces)
    except ValidationError as error:
        return _fragment(request, found, refused=error.messages[0])
    return _scanned(request, found, code)


@office("change_cost")
@require_POST
def cost(request: Visit, id: UUID) -> HttpResponse:
    """What the goods of a line cost, for its pack."""
    line = receipt_line_for(request.person, id)
    typed = request.POST.get("cost", "").strip()
    amount = scaled(typed, 2) if typed else None
    if typed and (amount is None or not 0 <= amount <= 10**10):
        return _fragment(request, line.receipt, refused=_("Skriv et beløb, for eksempel 12,50."))
    return _done(
        request, line.receipt, lambda: set_cost(request.person, line, amount), line.variant
    )


@office("edit_goods")
@require_POST
def price(request: Visit, id: UUID) -> HttpResponse:
    """Another price, seen beside what the goods cost now."""
    line = receipt_line_for(request.person, id)
    amount = scaled(request.POST.get("price", ""), 2)
    try:
        if amount is None:
            raise ValidationError(_("Skriv et beløb, for eksempel 12,50."))
        with transaction.atomic():
            set_price(request.person, line.variant, amount)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        now = {"name": line.variant.name, "price": formats.money(amount)}
        messages.success(request, _("%(name)s koster nu %(price)s kr.") % now)
    return redirect("receiving:receipt", line.receipt_id)


def told(
    receipt: GoodsReceipt, since: dt.datetime | None = None, latest: UUID | None = None
) -> dict[str, Any]:
    """What a page of an open delivery shows; of its goods the `latest` and what was counted
    `since`."""
    seen, rows = queries.seen(receipt), queries.counting(receipt)
    changed = {row.variant.id for row in rows}
    if since is not None:
        changed &= queries.counted_since(receipt, since) | {latest}
    return {
        "receipt": receipt,
        "seen": seen,
        "part": since is not None,
        "rows": [(row, uuid7()) for row in rows if row.variant.id in changed],
        "today": timezone.localdate(),
        "here": sum(row.counted_milli + row.damaged_milli for row in rows),
        "ordered": sum(row.ordered_milli for row in rows),
    }


def _scanned(request: Visit, found: GoodsReceipt, code: str) -> HttpResponse:
    scanned = what_is(found.supplier, code)
    if scanned.variant is None:
        return _fragment(request, found, unknown=scanned)
    if not scanned.quantity_milli:
        return _fragment(request, found, refused=unsaid(scanned.variant))
    counted = Counted(
        scanned.variant.id,
        scanned.quantity_milli,
        id=chosen_id(request.POST.get("id", "")),
        number=scanned.number,
        expires_on=scanned.expires_on,
    )
    return _counted(request, found, counted, scanned.variant, scanned)


def _counted(
    request: Visit,
    found: GoodsReceipt,
    counted: Counted,
    goods: Variant,
    scanned: Scanned | None = None,
) -> HttpResponse:
    return _done(
        request, found, lambda: count_goods(request.person, found, counted), goods, scanned
    )


def _done(
    request: Visit,
    found: GoodsReceipt,
    change: Callable[[], Any],
    goods: Variant,
    scanned: Scanned | None = None,
) -> HttpResponse:
    try:
        with transaction.atomic():
            change()
    except ValidationError as error:
        return _fragment(request, found, refused=error.messages[0])
    return _fragment(request, found, latest=goods.id, scanned=scanned)


def _fragment(
    request: Visit,
    found: GoodsReceipt,
    *,
    refused: str = "",
    unknown: Scanned | None = None,
    latest: UUID | None = None,
    scanned: Scanned | None = None,
) -> HttpResponse:
    """The goods as they stand, with what was just counted, refused or not known. A scan says what
    its page has seen: it brings what has changed, as a long delivery is scanned row by row."""
    now = told(found, read_moment(request.POST.get("since", "")), latest)
    last = next((row for row, _press in now["rows"] if row.variant.id == latest), None)
    said = {"refused": refused, "unknown": unknown, "last": last, "scanned": scanned}
    said["scan"] = chosen_id(request.POST.get("id", ""))
    return render(request, "purchasing/counting.html", {**now, **said})
