"""Campaigns: the list, one of them with what came of it, its editor, its coupons."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.campaigns import coupons, goods, listing, queries
from bon.campaigns.access import campaign_for
from bon.campaigns.actions.mail_coupons import mail_coupons
from bon.campaigns.actions.order_coupons import order_coupons
from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.actions.stop_campaign import stop_campaign
from bon.campaigns.before_price import too_new
from bon.campaigns.forms import CampaignForm, CouponsForm
from bon.campaigns.kinds import BY_CODE, KINDS, Kind
from bon.campaigns.models import Campaign
from bon.campaigns.sentence import sentence_of
from bon.campaigns.views.choosing import choosing
from bon.kit.download import download
from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.kit.listing import Order, Place, render_list
from bon.organisation.models import Store
from bon.staff.visit import Visit

page = require_http_methods(["GET", "HEAD", "POST"])
NAME_LENGTH = 60


@office("campaigns")
@require_safe
def campaigns(request: Visit) -> HttpResponse:
    state = request.GET.get("state", "live")
    state = state if state in listing.STATES else "live"
    text = request.GET.get("q", "").strip()
    after = Place.read(request.GET.get("after", ""))
    order = Order.read(request.GET.get("sort", ""), listing.COLUMNS, listing.LATEST)
    page = listing.campaigns_page(state, text, after, order)
    figures = queries.figures(page.rows)
    context = {
        "state": state,
        "text": text,
        "order": order,
        "next": page.next,
        "rows": [
            {"campaign": row, "sentence": sentence_of(row), "figures": figures.get(row.id)}
            for row in page.rows
        ],
    }
    return render_list(request, "campaigns/campaigns", context)


@office("campaigns")
@page
def new(request: Visit) -> HttpResponse:
    """A new campaign of `?kind=`, or the kinds to choose from; with `?like=<id>` it begins as a
    copy of another."""
    kind = request.GET.get("kind", "")
    if kind not in BY_CODE:
        return render(request, "campaigns/kinds.html", {"kinds": KINDS})
    like = request.GET.get("like")
    model = campaign_for(request.person, _id(like)) if like else None
    return _edit(request, BY_CODE[kind], None, model)


@office("campaigns")
@page
def edit(request: Visit, id: UUID) -> HttpResponse:
    found = campaign_for(request.person, id)
    return _edit(request, BY_CODE[found.kind], found, found)


def _edit(
    request: Visit, kind: Kind, campaign: Campaign | None, model: Campaign | None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = CampaignForm(kind, data, model)
    chosen = _chosen(kind, data, model)
    if data is not None and form.is_valid():
        said = form.said(chosen)
        said["name"] = said["name"] or _sentence(said)[:NAME_LENGTH]
        saved = carry_out(form, lambda: save_campaign(request.person, campaign, said))
        if saved:
            messages.success(request, _("%(name)s er gemt.") % {"name": saved.name})
            _warn_of_new(request, saved)
            return redirect("campaigns:campaign", saved.id)
    context = {
        "form": form,
        "kind": kind,
        "campaign": campaign,
        "parts": [
            {"number": n, "name": name, "chosen": goods.named(goods.read(keys))}
            for n, (name, keys) in enumerate(zip(kind.parts, chosen, strict=True))
        ],
        "sentence": _sentence(form.said(chosen)) if form.is_valid() else _told(model),
    }
    return render(request, "campaigns/edit_campaign.html", context)


def _warn_of_new(request: Visit, campaign: Campaign) -> None:
    """Nobody here knows what goods cost before they came: that is for the shop to know."""
    for name, days in too_new(campaign)[:1]:
        told = ngettext(
            "Vi kender kun prisen på %(name)s i %(days)s dag før kampagnen. Førprisen skal være "
            "den laveste i mindst 30 dage, 14 for letfordærvelige varer.",
            "Vi kender kun prisen på %(name)s i %(days)s dage før kampagnen. Førprisen skal være "
            "den laveste i mindst 30 dage, 14 for letfordærvelige varer.",
            days,
        )
        messages.warning(request, told % {"name": name, "days": days})


def _chosen(kind: Kind, data: QueryDict | None, model: Campaign | None) -> list[list[str]]:
    """The goods of each part, as the form sends them."""
    if data is not None:
        return [data.getlist(f"goods_{number}") for number in range(len(kind.parts))]
    parts = model.parts if model else []
    keys = [[f"{t['by']}:{t['value']}" for t in part["targets"]] for part in parts]
    return keys + [[] for _part in kind.parts[len(keys) :]]


def _sentence(said: dict[str, Any]) -> str:
    return sentence_of(Campaign(**said))


def _told(model: Campaign | None) -> str:
    return sentence_of(model) if model else ""


@office("campaigns")
@require_POST
def sentence(request: Visit) -> HttpResponse:
    """The campaign of `?kind=` as typed so far, as a customer would hear it."""
    kind = request.GET.get("kind", "")
    if kind not in BY_CODE:
        return HttpResponse(status=204)
    begun = CampaignForm(BY_CODE[kind], request.POST, None).begun()
    return render(request, "campaigns/sentence.html", {"sentence": _told(begun)})


find_goods, choose = choosing("campaigns", "campaigns:choose", goods)


@office("campaigns")
@require_safe
def campaign(request: Visit, id: UUID) -> HttpResponse:
    found = campaign_for(request.person, id)
    made, used = queries.coupon_count(found)
    context = {
        "campaign": found,
        "kind": BY_CODE[found.kind],
        "sentence": sentence_of(found),
        "figures": queries.figures([found]).get(found.id),
        "days": queries.days(found)[:60],
        "stores": dict(Store.objects.values_list("id", "name")),
        "made": made,
        "used": used,
        "runs": queries.runs(found),
        "coupons_form": CouponsForm(),
    }
    return render(request, "campaigns/campaign.html", context)


@office("campaigns")
@require_POST
def stop(request: Visit, id: UUID) -> HttpResponse:
    stopped = stop_campaign(request.person, campaign_for(request.person, id))
    messages.success(
        request,
        _("%(name)s er stoppet. Kasserne ved det inden for et minut.") % {"name": stopped.name},
    )
    return redirect("campaigns:campaign", stopped.id)


@office("campaigns")
@require_POST
def make_coupons(request: Visit, id: UUID) -> HttpResponse:
    found, form = campaign_for(request.person, id), CouponsForm(request.POST)
    if form.is_valid():
        wanted = form.cleaned_data["wanted"]
        if carry_out(form, lambda: order_coupons(request.person, found, wanted)):
            messages.success(request, _("Kuponerne laves nu. Det tager et øjeblik."))
            return redirect("campaigns:campaign", found.id)
    messages.error(request, _("Skriv et antal mellem 1 og 20.000."))
    return redirect("campaigns:campaign", found.id)


@office("campaigns")
@require_safe
def coupons_file(request: Visit, id: UUID) -> StreamingHttpResponse:
    """The codes as CSV, to be mailed or printed."""
    found = campaign_for(request.person, id)
    return download(request, "kuponer", coupons.header(), list(coupons.rows(found)))


@office("campaigns")
@require_safe
def coupon_sheet(request: Visit, id: UUID) -> HttpResponse:
    """Coupons to print and cut: those that nobody has used, some sheets of A4 at a time."""
    found = campaign_for(request.person, id)
    after = request.GET.get("after", "")
    rows = coupons.unused(found, int(after) if after.isdecimal() else 0)
    context = {
        "campaign": found,
        "terms": sentence_of(found, shown=True),
        "codes": [code for _number, code in rows],
        "after": rows[-1][0] if len(rows) == coupons.SHEET else None,
    }
    return render(request, "campaigns/coupon_sheet.html", context)


@office("campaigns")
@require_POST
def mail(request: Visit, id: UUID) -> HttpResponse:
    found = campaign_for(request.person, id)
    with refusals_said(request):
        address = mail_coupons(request.person, found)
        messages.success(request, _("Koderne er på vej til %(to)s.") % {"to": address})
    return redirect("campaigns:campaign", found.id)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
