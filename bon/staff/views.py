"""Pages of people and roles, and the switch of stores."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.kit.listing import chosen_id, render_list
from bon.kit.tenancy import acting_for
from bon.organisation.models import Organisation
from bon.staff import place, queries
from bon.staff.access import invited, person_for, role_for, role_there_for
from bon.staff.actions.accept_invitation import accept_invitation
from bon.staff.actions.give_badge import give_badge, take_badge
from bon.staff.actions.invite_person import invite_person
from bon.staff.actions.save_deviations import save_deviations
from bon.staff.actions.save_person import save_person
from bon.staff.actions.save_role import save_role
from bon.staff.actions.set_pin import set_pin
from bon.staff.deviations import Whose, deviating, usual
from bon.staff.forms import (
    DeviationsForm,
    InviteForm,
    PersonForm,
    PinForm,
    RoleForm,
    initial_of,
)
from bon.staff.invitation import Gone, Invitation, opened, sealed
from bon.staff.middleware import SESSION_KEY as ORGANISATION
from bon.staff.models import Person, User
from bon.staff.visit import Visit
from till.codes import make_code

page = require_http_methods(["GET", "HEAD", "POST"])


@office("manage_staff")
@require_safe
def people(request: Visit) -> HttpResponse:
    found = queries.people(request.GET.get("q", "").strip())
    return render_list(request, "staff/people", {"people": found})


@office("manage_staff")
@page
def person(request: Visit, id: UUID | None = None) -> HttpResponse:
    """One person's form; a new one without an id."""
    row = person_for(request.person, id) if id else Person()
    form = PersonForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        saved = carry_out(form, lambda: save_person(request.person, id, form.cleaned_data))
        if saved:
            messages.success(request, _("%(name)s er gemt.") % {"name": saved.name})
            return redirect("staff:people" if id else reverse("staff:person", args=[saved.id]))
    context = {"row": row, "new": id is None, "form": form}
    context["deviates"] = len(deviating(row)) if id else 0
    context |= {"pin_form": PinForm(), "invite_form": InviteForm()}
    return render(request, "staff/person.html", context)


@office("manage_staff")
@require_POST
def pin(request: Visit, id: UUID) -> HttpResponse:
    """A new PIN for one person."""
    row, form = person_for(request.person, id), PinForm(request.POST)
    if form.is_valid():
        chosen = form.cleaned_data["pin"]
        if carry_out(form, lambda: set_pin(request.person, row, chosen)):
            messages.success(request, _("%(name)s har fået en ny pinkode.") % {"name": row.name})
            return redirect("staff:person", id)
    return _refused(request, row, pin_form=form)


@office("manage_staff")
@require_POST
def badge(request: Visit, id: UUID) -> HttpResponse:
    """A new badge for one person, to print: its code is shown here and never again."""
    row, form = person_for(request.person, id), _nothing_asked(request)
    given = carry_out(form, lambda: give_badge(request.person, row))
    if given is None:
        return _refused(request, row, form)
    organisation = Organisation.objects.get(id=row.organisation_id)
    number = {"number": cast("int", given.badge)}
    code = make_code("employee", number, organisation.code_key.hex)
    context = {"row": row, "organisation": organisation, "code": code}
    return render(request, "staff/badge.html", context)


@office("manage_staff")
@require_POST
def no_badge(request: Visit, id: UUID) -> HttpResponse:
    """Takes one person's badge away."""
    row, form = person_for(request.person, id), _nothing_asked(request)
    if carry_out(form, lambda: take_badge(request.person, row)) is None:
        return _refused(request, row, form)
    said = _("%(name)s kan ikke længere logge ind med kort.") % {"name": row.name}
    messages.success(request, said)
    return redirect("staff:person", id)


@office("manage_staff")
@require_POST
def invite(request: Visit, id: UUID) -> HttpResponse:
    """A log-in for one person: shows the link by which they take it."""
    row, form = person_for(request.person, id), InviteForm(request.POST)
    if form.is_valid():
        email = form.cleaned_data["email"]
        offered = carry_out(form, lambda: invite_person(request.person, id, email))
        if offered:
            address = reverse("invitation", args=[sealed(offered)])
            link = request.build_absolute_uri(address)
            return render(request, "staff/invited.html", {"row": row, "link": link})
    return _refused(request, row, invite_form=form)


def _nothing_asked(request: Visit) -> forms.Form:
    """A form without fields, to say in it what an action refuses."""
    form = forms.Form(request.POST)
    form.full_clean()
    return form


def _refused(
    request: Visit, row: Person, badge_form: forms.Form | None = None, **form: forms.Form
) -> HttpResponse:
    """The person's page again, with what one of its forms was refused for."""
    fresh = {"form": PersonForm(instance=row), "pin_form": PinForm(), "invite_form": InviteForm()}
    context = {"row": row, "deviates": len(deviating(row)), "badge_form": badge_form}
    return render(request, "staff/person.html", {**context, **fresh, **form}, status=422)


@page
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Where whoever holds the link takes the log-in they were offered. At an address that has one
    already, that one is asked for: only its owner can tie it to another organisation."""
    try:
        offered = opened(token)
        with acting_for(offered.organisation):
            return _take(request, offered)
    except Gone:
        return render(request, "staff/invitation_gone.html", status=404)


def _take(request: HttpRequest, offered: Invitation) -> HttpResponse:
    person, posted = invited(offered), request.method == "POST"
    known = User.objects.filter(email=offered.email).first()
    if known and not request.user.is_authenticated:
        said = _("Log ind som %(email)s for at tage imod invitationen.") % {"email": known.email}
        messages.info(request, said)
        return redirect_to_login(request.get_full_path())
    form = None if known else SetPasswordForm(User(email=offered.email), request.POST or None)
    if posted and form and form.is_valid():
        accept_invitation(offered, None, form.cleaned_data["new_password1"])
        messages.success(request, _("Din adgangskode er gemt. Log ind med den."))
        return redirect("account_login")
    if posted and known and known == request.user:
        accept_invitation(offered, known)
        request.session[ORGANISATION] = str(offered.organisation)
        return redirect("/")
    names = {"person": person, "organisation": Organisation.objects.get(id=offered.organisation)}
    context = {**names, "email": offered.email, "known": known, "form": form}
    return render(request, "staff/invitation.html", context)


@office("manage_staff")
@require_safe
def roles(request: Visit) -> HttpResponse:
    return render(request, "staff/roles.html", {"roles": queries.roles()})


@office("manage_staff")
@page
def role(request: Visit, id: UUID | None = None) -> HttpResponse:
    """One role's answers to the permission catalogue; a new one without an id."""
    row = role_for(request.person, id) if id else None
    initial = initial_of(row.answers()) if row else {}
    form = RoleForm(request.POST or None, instance=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        name, answers = form.cleaned_data["name"], form.answers()
        if carry_out(form, lambda: save_role(request.person, id, name, answers)):
            messages.success(request, _("Rollen er gemt. Kasserne får den ved næste kontakt."))
            return redirect("staff:roles")
    stores = queries.stores_of_role(row) if row else []
    return render(request, "staff/role.html", {"form": form, "row": row, "stores": stores})


@office("manage_staff")
@page
def role_there(request: Visit, id: UUID, store: UUID) -> HttpResponse:
    """What a role may in one store."""
    whose = role_there_for(request.person, id, store)
    context = {"name": f"{whose.role.name} · {whose.store.name}", "role": whose.role}
    return _rights(request, whose, context)


@office("manage_staff")
@page
def persons_rights(request: Visit, id: UUID) -> HttpResponse:
    """What one person may."""
    whose = person_for(request.person, id)
    return _rights(request, whose, {"name": whose.name, "role": whose.role, "row": whose})


def _rights(request: Visit, whose: Whose, context: dict[str, Any]) -> HttpResponse:
    """What may deviate from the role."""
    form = DeviationsForm(request.POST or None, usual(whose), deviating(whose))
    if request.method == "POST" and form.is_valid():
        answers = form.answers()
        done = carry_out(form, lambda: save_deviations(request.person, whose, answers))
        if done is not None:
            messages.success(request, _("Gemt. Kasserne får det ved næste kontakt."))
            return redirect(request.path)
    return render(request, "staff/rights.html", {**context, "form": form})


@office("see_audit")
@require_safe
def audit(request: Visit) -> HttpResponse:
    subject = request.GET.get("subject", "")
    rows, after = queries.audit_page(chosen_id(request.GET.get("after", "")), subject)
    context = {"rows": rows, "after": after, "subjects": queries.audit_subjects()}
    return render_list(request, "staff/audit", {**context, "subject": subject})


@office()
@page
def organisations(request: Visit) -> HttpResponse:
    """The organisations somebody works for, to act for another of them."""
    if request.method == "POST":
        place.choose_organisation(request, request.user, request.POST.get("organisation", ""))
        return redirect("/")
    mine = place.organisations_of(request.user)
    return render(request, "staff/organisations.html", {"organisations": mine})


@office()
@require_POST
def choose_store(request: Visit) -> HttpResponse:
    """Remembers which store to look at and goes back."""
    place.choose(request, request.person, request.POST.get("store", ""))
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe else "/")
