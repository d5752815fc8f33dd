"""Makes a template, or changes one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.labels import layout as layouts
from bon.labels.layout import Layout
from bon.labels.models import Template
from bon.staff.access import require
from bon.staff.models import Person

FIELDS = ("name", "kind", "store", "preferred")


def save_template(
    person: Person, template: Template | None, said: dict[str, Any], layout: Layout
) -> Template:
    """`said`: of `FIELDS`. The preferred one takes the place of another of its kind and store.
    Raises ValidationError: the name is taken, the paper does not hold its labels, no fields."""
    require(person, "edit_goods")
    found = template or Template()
    before = audit.snapshot(found, *FIELDS, "layout") if template else {}
    for field in FIELDS:
        setattr(found, field, said[field])
    _check(found, layout)
    found.layout = layouts.kept(layout)
    found.save()
    if found.preferred:
        others = Template.objects.filter(kind=found.kind, store=found.store, preferred=True)
        others.exclude(id=found.id).update(preferred=False)
    after = audit.snapshot(found, *FIELDS, "layout")
    audit.record("changed" if template else "created", found, before=before, after=after)
    return found


def _check(template: Template, layout: Layout) -> None:
    if Template.objects.filter(name=template.name).exclude(id=template.id).exists():
        raise ValidationError(_("Der er allerede en skabelon med det navn."))
    if not layout.fields:
        raise ValidationError(_("Sæt mindst ét felt på etiketten."))
    if layout.sheet and layout.output != "pdf":
        raise ValidationError(_("En etiketprinter tager ruller. Vælg PDF til ark."))
    if not layout.paper_fits():
        raise ValidationError(_("Så mange etiketter er der ikke plads til på et A4-ark."))
    if not layout.fits():
        raise ValidationError(_("Et felt rager ud over etiketten."))
