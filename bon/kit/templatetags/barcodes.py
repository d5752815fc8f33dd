"""Pictures that scanners read: `{% code128 sale.receipt_no %}`."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bon.kit import code128 as symbol

register = template.Library()
MODULE, HEIGHT = 2, 44  # CSS pixels: whole ones, so that no edge is blurred


@register.simple_tag
def code128(text: str) -> SafeString:
    """The bars of a text; nothing where it cannot be written in bars."""
    try:
        bars, modules = symbol.path(text)
    except ValueError:
        return SafeString()
    return format_html(
        '<svg class="bars" viewBox="0 0 {0} 1" width="{1}" height="{2}" preserveAspectRatio="none"'
        ' shape-rendering="crispEdges" aria-hidden="true"><path d="{3}"/></svg>',
        *(modules, modules * MODULE, HEIGHT, bars),
    )
