"""Sends a receipt to a customer who asked for it."""

from __future__ import annotations

from uuid import UUID

from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from bon.kit import formats
from bon.kit.sms import NotSent, send_sms
from bon.kit.worklist import raise_task
from bon.sales import web
from bon.sales.models import SentReceipt
from bon.sales.tasks import NOT_SENT
from till.shapes import SaleBody


def deliver_receipt(id: UUID) -> None:
    """Sends it once. Raises NotSent where it is worth another try: the sale may not have come,
    or who carries the message is away."""
    wish = SentReceipt.objects.select_for_update().filter(id=id).first()
    if wish is None or wish.sent_at is not None or not wish.address:
        return
    body = web.sold(wish.sale_id)
    if body is None:
        raise NotSent("the sale has not come")
    with translation.override("da"):
        _SEND[wish.channel](wish, body)
    wish.sent_at, wish.why = timezone.now(), ""
    wish.save(update_fields=["sent_at", "why"])


def give_up(id: UUID, why: str) -> None:
    """It was tried long enough: the shop is told, with the address, to send it by hand."""
    wish = SentReceipt.objects.filter(id=id, sent_at=None).first()
    if wish is None:
        return
    wish.why = why
    wish.save(update_fields=["why"])
    body = web.sold(wish.sale_id)
    facts = {
        "sale": str(wish.sale_id) if body else None,
        "receipt_no": body["receipt_no"] if body else "",
        "address": wish.address,
        "why": why,
    }
    raise_task(NOT_SENT, wish.id, facts)


def _mail(wish: SentReceipt, body: SaleBody) -> None:
    store = body["seller"]["store"]
    subject = _("Din bon %(number)s fra %(store)s") % {
        "number": body["receipt_no"],
        "store": store,
    }
    link = web.address(wish.sale_id, body)
    parts = [web.as_text(body), _("Bonnen på nettet: %(link)s") % {"link": link} if link else ""]
    message = EmailMessage(subject, "\n\n".join(filter(None, parts)), to=[wish.address])
    try:
        message.send()
    except OSError as error:
        raise NotSent(str(error)) from error


def _text(wish: SentReceipt, body: SaleBody) -> None:
    said = {
        "store": body["seller"]["store"],
        "total": formats.money(body["total"]),
        "number": body["receipt_no"],
        "link": web.address(wish.sale_id, body),
    }
    if not said["link"]:
        raise NotSent(_("Kunder kan ikke nå serveren: BON_PUBLIC_URL mangler."), again=False)
    send_sms(wish.address, _("%(store)s: %(total)s kr., bon %(number)s. %(link)s") % said)


_SEND = {"email": _mail, "sms": _text}
