"""Sends an order to its supplier."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.purchasing.actions.change_order import draft
from bon.purchasing.expected import expected
from bon.purchasing.models import PurchaseLine, PurchaseOrder
from bon.sales.actions.send_letter import NoAddress, send_letter
from bon.staff.access import require
from bon.staff.models import Person
from bon.stock.actions.expect import expect


def send_order(person: Person, order: PurchaseOrder, to: str) -> PurchaseOrder:
    """`to`: the e-mail address it goes to; "" where it was ordered some other way. From now on
    its goods are expected. Raises Denied, ValidationError."""
    require(person, "purchase")
    row = draft(order)
    lines = list(PurchaseLine.objects.filter(order=row))
    if not lines:
        raise ValidationError(_("Der er ingen varer på ordren."))
    now = timezone.now()
    if to:
        try:
            send_letter(person, "purchasing.order", row.id, "email", to, now)
        except NoAddress as error:
            raise ValidationError(_("E-mailadressen kan ikke bruges.")) from error
    row.sent_at, row.sent_by, row.sent_to = now, person.id, to
    row.save(update_fields=["sent_at", "sent_by", "sent_to"])
    expect(row.store_id, expected(lines))
    audit.record("sent", row, after={"to": to, "lines": len(lines)})
    return row
