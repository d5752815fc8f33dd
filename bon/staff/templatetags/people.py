"""Words of permissions and of what was changed."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from django import template
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from bon.kit import formats
from bon.kit.models import AuditEvent
from bon.staff.permissions import CATALOGUE
from bon.staff.wording import AMOUNTS, FIELDS, SUBJECTS, VERBS

register = template.Library()
NAMES = {permission.code: permission.name for permission in CATALOGUE}
NOTHING = "–"
ISO_DAY = len("2026-11-22")
AN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Change(NamedTuple):
    """A field with what it was and what it became, as text; `before` None where it was made."""

    field: str
    before: str | None
    after: str


@register.filter
def permission_name(code: str) -> str:
    """What a permission of the catalogue is called on screen."""
    return str(NAMES.get(code, code))


@register.filter
def verb_name(verb: str) -> str:
    """What was done, in a word."""
    return str(VERBS.get(verb, verb.replace("_", " ")))


@register.filter
def subject_name(label: str) -> str:
    """What kind of thing was changed."""
    return str(SUBJECTS.get(label, label))


@register.filter
def changes(event: AuditEvent) -> list[Change]:
    """What an audit event changed, field by field, in the words of the pages. Of what was made
    only what was said about it; what stayed as it was is left out, and what only a machine reads:
    a label's layout, an id."""
    return [
        Change(
            _field_name(event.subject, field),
            _text(event.subject, field, event.before[field]) if field in event.before else None,
            _text(event.subject, field, event.after.get(field)),
        )
        for field in sorted(event.before.keys() | event.after.keys())
        if _tells(event, field)
    ]


def _tells(event: AuditEvent, field: str) -> bool:
    values = [told[field] for told in (event.before, event.after) if field in told]
    if not any(values) and field not in event.before:
        return False
    if len(values) > 1 and values[0] == values[1]:
        return False
    return not any(_is_for_machines(value) for value in values)


def _is_for_machines(value: Any) -> bool:
    parts = value if isinstance(value, list) else [value]
    return any(isinstance(part, dict) or AN_ID.fullmatch(str(part)) for part in parts)


def _field_name(subject: str, field: str) -> str:
    if field in NAMES:
        return permission_name(field)
    found = _field(subject, field)
    called = str(getattr(found, "verbose_name", ""))
    if called and called != field.replace("_", " "):
        return called[:1].upper() + called[1:]
    return str(FIELDS.get(field, field.replace("_", " ").capitalize()))


def _field(subject: str, field: str) -> Any:
    """The model's own; None where it has none of that name."""
    try:
        return apps.get_model(subject)._meta.get_field(field)
    except (LookupError, FieldDoesNotExist):
        return None


def _text(subject: str, field: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(subject, field, one) for one in value) or NOTHING
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, int):
        return _number(field, value)
    if field == "permission":
        return permission_name(str(value))
    if value in (None, ""):
        return NOTHING
    choices = dict(getattr(_field(subject, field), "flatchoices", None) or ())
    return _date(str(choices.get(value, value)))


def _number(field: str, value: int) -> str:
    if field in AMOUNTS:
        return formats.money(value)
    if field.endswith("_milli"):
        return formats.quantity(value)
    return formats.rate(value) if field.endswith("_bp") else str(value)


def _date(text: str) -> str:
    """A day or a moment as the pages write it; any other text as it stands."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            return text
        return formats.moment(moment) if moment.tzinfo else text
    return formats.day(day) if len(text) == ISO_DAY else text
