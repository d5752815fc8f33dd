"""What labels look like: the list, and the page on which one is designed."""

from __future__ import annotations

from base64 import b64encode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.kit.listing import chosen_id
from bon.labels import media, queries
from bon.labels.access import store_for, template_for
from bon.labels.actions.drop_template import drop_template
from bon.labels.actions.save_template import save_template
from bon.labels.faces import faces
from bon.labels.fields import FIELDS as KINDS_OF_FIELD
from bon.labels.fields import Face
from bon.labels.forms import EXAMPLE, NewTemplateForm, TemplateForm, field_forms, fields_of
from bon.labels.kinds import KINDS
from bon.labels.layout import Layout
from bon.labels.models import Template
from bon.labels.picture import picture as draw_picture
from bon.labels.ready import ready
from bon.staff.visit import Visit

# Dots to the inch: a picture as wide as a screen has none to see.
_SHARP = 406
EITHER = require_http_methods(["GET", "HEAD", "POST"])


@office("labels")
@require_safe
def templates(request: Visit) -> HttpResponse:
    found = queries.templates()
    groups = [(name, [row for row in found if row.kind == code]) for code, name in KINDS]
    context = {"groups": groups, "form": NewTemplateForm()}
    return render(request, "labels/templates.html", context)


@office("labels")
@require_safe
def picture(request: Visit, id: UUID) -> HttpResponse:
    """The template with goods on it: those named, else made-up ones."""
    found = template_for(request.person, id)
    return HttpResponse(draw_picture(found.drawn, _face(request)), content_type="image/png")


@office("edit_goods")
@require_POST
def new(request: Visit) -> HttpResponse:
    """One that is ready to use, on the paper that is chosen."""
    form = NewTemplateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Vælg, hvad den bruges til, og hvilket papir."))
        return redirect("labels:templates")
    kind, medium = form.cleaned_data["kind"], media.BY_CODE[form.cleaned_data["medium"]]
    said = {"name": _free_name(kind, medium), "kind": kind, "store": None, "preferred": False}
    made = save_template(request.person, None, said, ready(kind, medium.layout))
    return redirect("labels:template", made.id)


@office("edit_goods")
@EITHER
def template(request: Visit, id: UUID) -> HttpResponse:
    found = template_for(request.person, id)
    data = request.POST if request.method == "POST" else None
    form, fields = TemplateForm(data, found), field_forms(data, found.drawn)
    if data is not None and form.is_valid() and fields.is_valid():
        layout = form.layout(fields_of(fields))
        kept = template_for(request.person, id)
        said = {"kind": kept.kind, **{name: form.cleaned_data[name] for name in form.Meta.fields}}
        if carry_out(form, lambda: save_template(request.person, kept, said, layout)):
            messages.success(request, _("%(name)s er gemt.") % {"name": said["name"]})
            return redirect("labels:templates")
    context = {
        "template": template_for(request.person, id),
        "form": form,
        "fields": fields,
        "kinds": KINDS_OF_FIELD,
        "image": _image(found.drawn),
    }
    return render(request, "labels/template.html", context)


@office("edit_goods")
@require_POST
def preview(request: Visit, id: UUID) -> HttpResponse:
    """What is typed so far, as it would be printed; nothing is kept."""
    found = template_for(request.person, id)
    form, fields = TemplateForm(request.POST, found), field_forms(request.POST, found.drawn)
    if not (form.is_valid() and fields.is_valid()):
        return render(request, "labels/preview.html", {"unclear": True})
    layout = form.layout(fields_of(fields))
    context = {"image": _image(layout), "outside": not layout.fits(), "layout": layout}
    return render(request, "labels/preview.html", context)


@office("edit_goods")
@require_POST
def drop(request: Visit, id: UUID) -> HttpResponse:
    found = template_for(request.person, id)
    with refusals_said(request):
        drop_template(request.person, found)
        messages.success(request, _("%(name)s er slettet.") % {"name": found.name})
    return redirect("labels:templates")


def _image(layout: Layout) -> str:
    """As a data address: what is typed has no other."""
    return "data:image/png;base64," + b64encode(draw_picture(layout, EXAMPLE, _SHARP)).decode()


def _face(request: Visit) -> Face:
    variant = chosen_id(request.GET.get("variant", ""))
    store = chosen_id(request.GET.get("store", ""))
    if variant is None or store is None:
        return EXAMPLE
    return faces(store_for(request.person, store), [variant]).get(variant, EXAMPLE)


def _free_name(kind: str, medium: media.Medium) -> str:
    """What it is and on what, with a number where there is one already."""
    plain = f"{dict(KINDS)[kind]} · {medium.name}"[:50]
    taken = set(Template.objects.filter(name__startswith=plain).values_list("name", flat=True))
    number = 2
    name = plain
    while name in taken:
        name, number = f"{plain} {number}", number + 1
    return name
