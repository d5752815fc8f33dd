"""Does away with a template; what was printed on it keeps its look."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.labels.models import Template
from bon.staff.access import require
from bon.staff.models import Person


def drop_template(person: Person, template: Template) -> None:
    """Raises ValidationError for the last one of its kind."""
    require(person, "edit_goods")
    if Template.objects.filter(kind=template.kind).count() == 1:
        raise ValidationError(_("Det er den sidste af slagsen. Lav en anden først."))
    audit.record("deleted", template, before={"name": template.name})
    template.delete()
