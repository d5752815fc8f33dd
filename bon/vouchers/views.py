"""Gift cards and credit notes in the office: what is owed, each card, how they are issued."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bon.kit.access import NotFound
from bon.kit.download import download
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.kit.listing import Order, Place, render_list
from bon.kit.tenancy import organisation_id
from bon.organisation.models import Organisation
from bon.staff.models import Person
from bon.staff.visit import Visit
from bon.vouchers import export, listing, queries, wording
from bon.vouchers.access import card_for
from bon.vouchers.actions.block_card import block_card, open_card
from bon.vouchers.actions.import_cards import import_cards
from bon.vouchers.actions.issue_card import issue_card
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.actions.save_rules import save_rules
from bon.vouchers.forms import (
    AdjustForm,
    CardFilterForm,
    ImportForm,
    IssueForm,
    ProgrammeForm,
    ReasonForm,
    TermsForm,
)
from bon.vouchers.models import Card, Programme, Terms
from bon.vouchers.reading import read_cards
from till.codes import make_code

EDITS = require_http_methods(["GET", "HEAD", "POST"])


@office("see_sales")
@require_safe
def cards(request: Visit) -> HttpResponse:
    """The cards, and what is owed on them at the end of a day."""
    form = CardFilterForm(request.GET)
    day = _day(request.GET.get("day", ""))
    after = Place.read(request.GET.get("after", ""))
    order = Order.read(request.GET.get("sort", ""), listing.COLUMNS, listing.LATEST)
    page = listing.cards_page(form.narrowed(), after, order=order)
    context = {
        "form": form,
        "order": order,
        "page": page,
        "kinds": wording.KINDS,
        "day": day,
        "owed": queries.liability(day),
        "today": timezone.localdate(),
    }
    return render_list(request, "vouchers/cards", context)


@office("see_sales")
@require_safe
def cards_file(request: Visit) -> StreamingHttpResponse:
    """The same list as CSV."""
    rows = export.rows(organisation_id(), CardFilterForm(request.GET).narrowed())
    return download(request, "gavekort", export.header(), rows)


@office("see_sales")
@require_safe
def card(request: Visit, kind: str, number: str) -> HttpResponse:
    """One card with everything that happened to it."""
    found = card_for(request.person, kind, number)
    key = Organisation.objects.values_list("code_key", flat=True).get(id=found.organisation_id)
    entries = list(queries.history(kind, number))
    people = {entry.person_id for entry in entries if entry.person_id}
    context = {
        "card": found,
        "code": make_code(kind, {"number": int(number)}, key.hex),
        "entries": entries,
        "actions": wording.ACTIONS,
        # `block` is what a template calls its own parts.
        "blocked": queries.block_of(kind, number),
        "expired": queries.is_expired(found.expires),
        "names": dict(Person.objects.filter(id__in=people).values_list("id", "name")),
    }
    return render(request, "vouchers/card.html", context)


@office("adjust_gift_card")
@EDITS
def issue(request: Visit) -> HttpResponse:
    form = IssueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = carry_out(form, lambda: issue_card(request.person, **values))
        if made is not None:
            messages.success(request, _("Det er udstedt og klar til brug."))
            return _to(made)
    return _edit(request, form, _("Udsted"))


@office("adjust_gift_card")
@EDITS
def adjust(request: Visit, kind: str, number: str) -> HttpResponse:
    found = card_for(request.person, kind, number)
    form = AdjustForm(request.POST or None, initial={"amount": found.missing or None})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        change = Change(kind, number, "adjust", values["amount"], values["expires"])

        def put() -> bool:
            put_on_card(request.person, [change], values["reason"])
            return True

        if carry_out(form, put):
            messages.success(request, _("Kortet er rettet."))
            return _to(found)
    return _edit(request, form, _("Ret %(card)s") % {"card": found})


@office("adjust_gift_card")
@EDITS
def block(request: Visit, kind: str, number: str) -> HttpResponse:
    found = card_for(request.person, kind, number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        block_card(request.person, kind, number, form.cleaned_data["reason"])
        messages.success(request, _("Kortet er spærret."))
        return _to(found)
    return _edit(request, form, _("Spær %(card)s") % {"card": found})


@office("adjust_gift_card")
@EDITS
def unblock(request: Visit, kind: str, number: str) -> HttpResponse:
    found = card_for(request.person, kind, number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        open_card(request.person, kind, number, form.cleaned_data["reason"])
        messages.success(request, _("Kortet kan bruges igen."))
        return _to(found)
    return _edit(request, form, _("Åbn %(card)s") % {"card": found})


@office("adjust_gift_card")
@EDITS
def bring_in(request: Visit) -> HttpResponse:
    """Cards of an older system."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, kind = form.cleaned_data["file"], form.cleaned_data["kind"]

        def carry() -> int:
            cards = read_cards(file.read(), file.name)
            return import_cards(request.person, kind, cards, file.name[:200])

        count = carry_out(form, carry)
        if count is not None:
            messages.success(request, _("%(count)s kort er overført.") % {"count": count})
            return redirect("vouchers:cards")
    return _edit(request, form, _("Overfør gamle kort"))


@office("settings")
@require_safe
def rules(request: Visit) -> HttpResponse:
    context = {"programmes": Programme.objects.order_by("kind"), "terms": Terms.objects.first()}
    return render(request, "vouchers/rules.html", context)


@office("settings")
@EDITS
def terms(request: Visit) -> HttpResponse:
    row = Terms.objects.first() or Terms.objects.create()
    return _rule(request, TermsForm(request.POST or None, instance=row), row)


@office("settings")
@EDITS
def programme(request: Visit, id: UUID) -> HttpResponse:
    row = Programme.objects.filter(id=id).first()
    if row is None:
        raise NotFound
    return _rule(request, ProgrammeForm(request.POST or None, instance=row), row)


def _rule(request: Visit, form: ProgrammeForm | TermsForm, row: Programme | Terms) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        stored = type(row).objects.get(id=row.id)

        def save() -> bool:
            save_rules(request.person, stored, form.cleaned_data)
            return True

        if carry_out(form, save):
            messages.success(request, _("Reglerne er gemt. Kasserne får dem med det samme."))
            return redirect("vouchers:rules")
    return _edit(request, form, str(row))


def _edit(request: HttpRequest, form: object, title: str) -> HttpResponse:
    return render(request, "vouchers/edit.html", {"form": form, "title": title})


def _to(card: Card) -> HttpResponse:
    return redirect("vouchers:card", card.kind, card.number)


def _day(text: str) -> dt.date:
    try:
        return parse_date(text) or timezone.localdate()
    except ValueError:
        return timezone.localdate()
