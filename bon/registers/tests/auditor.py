"""What `bon journal verify` and the auditor have to say of what counters handed in."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command

from bon.journal.actions.audit_entries import audit_entries
from bon.journal.entry import Item as Element
from bon.journal.models import Finding
from bon.registers.devices import keys_of
from bon.registers.tests.counter import Counter
from bon.staff.cast import Cast
from till.canonical import digest


def verify() -> str:
    """What the command says where it finds nothing wrong."""
    said = StringIO()
    call_command("journal", "verify", stdout=said, stderr=said)
    return said.getvalue()


def forged(counter: Counter, text: str) -> Element:
    """An element with this text, truly hashed and signed by the register's own key."""
    return Element(text, digest(text), counter.till.key.sign(text))


def found(cast: Cast, counter: Counter) -> list[tuple[int, str]]:
    with cast.at_work():
        audit_entries(counter.till.register, keys_of(counter.till.register))
        return list(Finding.objects.order_by("seq").values_list("seq", "check_code"))
