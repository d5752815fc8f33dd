"""Sends a letter to a customer who asked for it."""

from __future__ import annotations

from uuid import UUID

from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from bon.kit.letters import Written, written
from bon.kit.sms import NotSent, send_sms
from bon.kit.worklist import raise_task
from bon.sales.models import Letter
from bon.sales.tasks import NOT_SENT


def deliver_letter(id: UUID) -> None:
    """Sends it once. Raises NotSent where it is worth another try: what it is about may not have
    come, or who carries the message is away."""
    letter = Letter.objects.select_for_update().filter(id=id).first()
    if letter is None or letter.sent_at is not None or not letter.address:
        return
    with translation.override("da"):
        words = written(letter.kind, letter.about_id)
        if words is None:
            raise NotSent("what it is about has not come")
        _SEND[letter.channel](letter.address, words)
    letter.sent_at, letter.why = timezone.now(), ""
    letter.save(update_fields=["sent_at", "why"])


def give_up(id: UUID, why: str) -> None:
    """It was tried long enough: the shop is told, with the address, to send it by hand."""
    letter = Letter.objects.filter(id=id, sent_at=None).first()
    if letter is None:
        return
    letter.why = why
    letter.save(update_fields=["why"])
    words = written(letter.kind, letter.about_id)
    facts = {
        "name": words.name if words else "",
        "page": words.address if words else None,
        "address": letter.address,
        "why": why,
    }
    raise_task(NOT_SENT, letter.id, facts)


def _mail(address: str, words: Written) -> None:
    message = EmailMessage(words.subject, words.body, to=[address])
    if words.attached is not None:
        paper = words.attached()
        message.attach(paper.name, paper.content, paper.kind)
    try:
        message.send()
    except OSError as error:
        raise NotSent(str(error)) from error


def _text(address: str, words: Written) -> None:
    if not words.text:
        raise NotSent(_("Kunder kan ikke nå serveren: BON_PUBLIC_URL mangler."), again=False)
    send_sms(address, words.text)


_SEND = {"email": _mail, "sms": _text}
