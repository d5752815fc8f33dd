"""Tags of the frame around every page: icons, permissions, where we are."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bon.kit.access import Actor

register = template.Library()


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """A picture from the sprite; decoration only, so hidden from screen readers."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        classes,
        static("icons.svg"),
        name,
    )


@register.filter
def can(person: Actor | None, permission: str) -> bool:
    """`{% if request.person|can:"see_sales" %}`"""
    return person is not None and person.may(permission)


@register.simple_tag(takes_context=True)
def here(context: Context, spaces: str) -> bool:
    """Whether the page shown belongs to one of the URL namespaces or names, with spaces between."""
    match: Any = getattr(context.get("request"), "resolver_match", None)
    return match is not None and not {match.namespace, match.view_name}.isdisjoint(spaces.split())


@register.filter
def named(names: dict[str, str], code: str) -> str:
    """A code's name; itself where it has none."""
    return names.get(code, code)
