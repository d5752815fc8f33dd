"""Prices changed by a rule: seen first, decided, taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.campaigns import goods
from bon.campaigns.forms import CampaignForm
from bon.campaigns.kinds import BY_CODE
from bon.campaigns.price_forms import PriceForm
from bon.catalog.access import price_list_for, product_for
from bon.catalog.models import PriceList
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.pricing.access import repricing_for
from bon.pricing.actions.decide_repricing import decide_repricing
from bon.pricing.actions.undo_repricing import undo_repricing
from bon.pricing.forms import RepricingForm
from bon.pricing.margins import margins
from bon.pricing.models import NewPrice, Repricing
from bon.pricing.preview import Repriced, Where, repriced, summary
from bon.pricing.promised import effect
from bon.pricing.rule import ENDINGS, Rule
from bon.pricing.wording import sentence_of
from bon.staff.visit import Visit
from till.shapes import Target

EDITS = require_http_methods(["GET", "HEAD", "POST"])
LATEST = 100
SHOWN = 200
PROMISED = 12
FEW = 8
CHOSEN = "goods_0"


@office("edit_goods")
@require_safe
def repricings(request: Visit) -> HttpResponse:
    """The latest, newest first."""
    rows = Repricing.objects.select_related("price_list").order_by("-decided_at")[:LATEST]
    told = [{"row": row, "words": sentence_of(row.targets, row.rule)} for row in rows]
    return render(request, "pricing/repricings.html", {"rows": told})


@office("edit_goods")
@EDITS
def new(request: Visit) -> HttpResponse:
    """A rule over chosen goods, with what it would do beside it."""
    chosen = _chosen(request.POST or request.GET)
    form = RepricingForm(request.POST if request.method == "POST" else None, request.GET)
    if request.method == "POST" and form.is_valid():
        targets = goods.read(request.POST.getlist(CHOSEN))
        decided = carry_out(
            form,
            lambda: decide_repricing(
                request.person,
                targets,
                form.rule(),
                form.chosen_ending(),
                form.cleaned_data["starts_on"],
                form.where(),
            ),
        )
        if decided:
            messages.success(request, _decided(decided))
            return redirect("pricing:repricing", decided.id)
    context = {"form": form, "chosen": chosen, **_seen(request, request.POST or request.GET)}
    return render(request, "pricing/new_repricing.html", context)


@office("edit_goods")
@require_safe
def preview(request: Visit) -> HttpResponse:
    return render(request, "pricing/preview.html", _seen(request, request.GET))


@office("campaigns")
@require_POST
def promise(request: Visit) -> HttpResponse:
    """What the campaign of `?kind=`, as typed so far, would leave of its goods' margins."""
    kind = BY_CODE.get(request.GET.get("kind", ""))
    begun = CampaignForm(kind, request.POST, None).begun() if kind else None
    context = {
        "campaign": begun,
        "effect": effect(begun) if begun else None,
        "shown": PROMISED,
        "sees_cost": request.person.may("see_cost"),
    }
    return render(request, "pricing/promise.html", context)


@office("edit_goods")
@require_safe
def list_effect(request: Visit, id: UUID) -> HttpResponse:
    """What prices typed on a list's own page would leave; a discount is on the usual price."""
    found, form = price_list_for(request.person, id), PriceForm(request.GET)
    targets = goods.read(request.GET.getlist(CHOSEN))
    rows = _effect(form, found, targets) if targets and form.is_valid() else []
    told = [row for row in rows if row.after is not None]
    context = {
        "rows": told[:FEW],
        "hidden": max(0, len(told) - FEW),
        "sees_cost": request.person.may("see_cost"),
    }
    return render(request, "pricing/list_effect.html", context)


@office("see_cost")
@require_safe
def product_margins(request: Visit, id: UUID) -> HttpResponse:
    """For a product's own page, asked again whenever a price on it was saved."""
    rows = margins(product_for(request.person, id))
    return render(request, "pricing/margins.html", {"margins": rows})


@office("edit_goods")
@require_safe
def repricing(request: Visit, id: UUID) -> HttpResponse:
    found = repricing_for(request.person, id)
    prices = NewPrice.objects.filter(repricing=found).select_related("variant")
    context = {
        "repricing": found,
        "words": sentence_of(found.targets, found.rule),
        "prices": prices.order_by("variant__sort_key", "variant_id")[:SHOWN],
        "hidden": max(0, found.goods - SHOWN),
    }
    return render(request, "pricing/repricing.html", context)


@office("edit_goods")
@require_POST
def undo(request: Visit, id: UUID) -> HttpResponse:
    found = repricing_for(request.person, id)
    planned = found.status == "planned"
    try:
        back = undo_repricing(request.person, found)
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Den er aflyst.") if planned else _taken_back(back))
    return redirect("pricing:repricing", id)


def _effect(form: PriceForm, price_list: PriceList, targets: list[Target]) -> list[Repriced]:
    values = form.cleaned_data
    if values["price"] is not None:
        fixed = Rule("fixed", values["price"], ENDINGS["any"])
        return repriced(fixed, targets, Where(price_list))
    ending = ENDINGS["00" if values["whole"] else "any"]
    return repriced(Rule("percent", -values["rate"], ending), targets)


def _chosen(data: QueryDict) -> list[goods.Choice]:
    return goods.named(goods.read(data.getlist(CHOSEN)))


def _seen(request: Visit, data: QueryDict) -> dict[str, Any]:
    """What the rule would do to the goods, as far as both are said."""
    form, targets = RepricingForm(data), goods.read(data.getlist(CHOSEN))
    if not targets or not form.is_valid():
        return {"rows": [], "summary": None, "chosen_any": bool(targets)}
    rows = repriced(form.rule(), targets, form.where())
    changing = [row for row in rows if row.changes]
    return {
        "rows": changing[:SHOWN],
        "hidden": max(0, len(changing) - SHOWN),
        "summary": summary(rows),
        "chosen_any": True,
        "sees_cost": request.person.may("see_cost"),
    }


def _decided(decided: Repricing) -> str:
    if decided.status == "planned":
        said = ngettext(
            "%(count)s vare skifter pris %(day)s.",
            "%(count)s varer skifter pris %(day)s.",
            decided.goods,
        )
        return said % {"count": decided.goods, "day": f"{decided.starts_on:%d-%m-%Y}"}
    return _taken(decided.goods - decided.skipped)


def _taken(count: int) -> str:
    said = ngettext("%(count)s vare har ny pris.", "%(count)s varer har ny pris.", count)
    return said % {"count": count}


def _taken_back(count: int) -> str:
    said = ngettext(
        "%(count)s vare har sin gamle pris igen.",
        "%(count)s varer har deres gamle pris igen.",
        count,
    )
    return said % {"count": count}
