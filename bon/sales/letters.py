"""The receipt as a letter."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bon.kit import formats
from bon.kit.letters import Write, Written
from bon.sales import web


def receipt(sale: UUID) -> Written | None:
    body = web.sold(sale)
    if body is None:
        return None
    link = web.address(sale, body)
    said = {
        "store": body["seller"]["store"],
        "total": formats.money(body["total"]),
        "number": body["receipt_no"],
        "link": link,
    }
    online = _("Bonnen på nettet: %(link)s") % said if link else ""
    return Written(
        _("Din bon %(number)s fra %(store)s") % said,
        "\n\n".join(filter(None, [web.as_text(body), online])),
        _("%(store)s: %(total)s kr., bon %(number)s. %(link)s") % said if link else "",
        _("Bon %(number)s") % said,
        reverse("sales:sale", args=[sale]),
    )


LETTERS: dict[str, Write] = {"receipt": receipt}
