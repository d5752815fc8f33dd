"""An order as its supplier reads it."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bon.kit import formats
from bon.kit.letters import Attachment, Write, Written
from bon.purchasing import queries, wording
from bon.purchasing.models import PurchaseLine, PurchaseOrder
from bon.purchasing.paper import address_of, order_pdf


def order(id: UUID) -> Written | None:
    """What is ordered, under their own numbers, and where it is to be sent."""
    rows = PurchaseOrder.objects.select_related("supplier", "store__company")
    found = rows.filter(id=id).first()
    if found is None:
        return None
    said = {"number": found.number, "company": found.store.company.name, "store": found.store.name}
    whose = found.supplier.our_number
    parts = [
        _("Kære %(name)s") % {"name": found.supplier.contact or found.supplier.name},
        _("Hermed vores ordre %(number)s.") % said,
        _("Vores kundenummer hos jer: %(no)s") % {"no": whose} if whose else "",
        "\n".join(_told(line) for line in queries.lines_of(found)),
        found.note,
        _("Leveres senest %(day)s til:") % {"day": formats.day(found.expected)}
        if found.expected
        else _("Leveres til:"),
        address_of(found),
        _("Skriv ordrenummeret på følgesedlen og fakturaen."),
    ]
    return Written(
        _("Ordre %(number)s fra %(company)s") % said,
        "\n\n".join(filter(None, parts)),
        "",
        _("Indkøbsordre %(number)s") % said,
        reverse("purchasing:order", args=[id]),
        lambda: _pdf(found),
    )


def _told(line: PurchaseLine) -> str:
    number = f"{line.article.number}  " if line.article else ""
    return f"{number}{line.variant.name}: {wording.many(line)}"


def _pdf(found: PurchaseOrder) -> Attachment:
    name = _("Ordre %(number)s") % {"number": found.number}
    return Attachment(f"{name}.pdf", "application/pdf", order_pdf(found))


LETTERS: dict[str, Write] = {"order": order}
