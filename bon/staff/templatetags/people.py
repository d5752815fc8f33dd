"""Words of permissions and of what was changed."""

from __future__ import annotations

from typing import Any

from django import template
from django.apps import apps
from django.utils.translation import gettext as _

from bon.staff.permissions import CATALOGUE

register = template.Library()
NAMES = {permission.code: permission.name for permission in CATALOGUE}


@register.filter
def permission_name(code: str) -> str:
    """What a permission of the catalogue is called on screen."""
    return str(NAMES.get(code, code))


@register.filter
def verb_name(verb: str) -> str:
    """What was done, in a word."""
    words = {
        "added": _("oprettet"),
        "changed": _("rettet"),
        "founded": _("grundlagt"),
        "pin_set": _("ny pinkode"),
        "invited": _("inviteret"),
    }
    return words.get(verb, verb.replace("_", " "))


@register.filter
def subject_name(label: str) -> str:
    """What kind of thing was changed, as the model itself calls it."""
    try:
        name: str = apps.get_model(label)._meta.verbose_name.capitalize()
    except LookupError:
        return label
    return name


@register.filter
def changes(event: Any) -> list[tuple[str, Any, Any]]:
    """(field, before, after) of an audit event, in the order of the fields' names."""
    fields = sorted(event.before.keys() | event.after.keys())
    return [(field, event.before.get(field), event.after.get(field)) for field in fields]
