"""Lists that grow: a page of rows, its table alone after a filter, or only the rows that follow.

Keyset paging: `after` in the address is where the rows shown end.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from bon.kit.gate import Visit


def render_list(request: Visit, name: str, context: dict[str, Any]) -> HttpResponse:
    """`<name>_list.html`, `<name>_table.html` or `<name>_rows.html`, as the request needs."""
    whole = not request.htmx or request.htmx.history_restore_request
    part = "list" if whole else "rows" if "after" in request.GET else "table"
    return render(request, f"{name}_{part}.html", context)


def chosen_id(text: str) -> UUID | None:
    """The id in an address; None for none, and for what is no id."""
    try:
        return UUID(text)
    except ValueError:
        return None
