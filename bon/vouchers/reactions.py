"""How the ledgers follow the journal, and what a new organisation starts with."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bon.journal.facts import EntriesReceived, KeptEntry, as_json
from bon.kit.calls import call
from bon.kit.facts import effect, projection
from bon.kit.tenancy import organisation_id
from bon.organisation.facts import OrganisationFounded
from bon.vouchers.models import Card, Entry, Programme, Terms


def furnish_vouchers(facts: Sequence[OrganisationFounded]) -> None:
    """Gift cards for a shop whose goods are all at one rate, and credit notes."""
    for _fact in facts:
        Programme.objects.bulk_create(
            [
                Programme(kind="gift_card", name=_("Gavekort"), purpose="single"),
                Programme(kind="credit_note", name=_("Tilgodebevis"), purpose="multi"),
            ]
        )
        Terms.objects.create()


def record_vouchers(received: Sequence[EntriesReceived]) -> None:
    """An entry in a ledger for each thing that a sale did to a card."""
    for each in received:
        if touching := _touching(each):
            call("vouchers_record", each.organisation, as_json(touching))


def tell_shortfalls(received: Sequence[EntriesReceived]) -> None:
    """Tasks for what was spent twice; the sales stand."""
    for each in received:
        if touching := _touching(each):
            call("vouchers_tell", each.organisation, [kept.entry.id for kept in touching])


def keep_office_entries() -> None:
    """Entries that no sale made, and the cards they alone would make."""
    call("vouchers_copy_office", organisation_id())


def _touching(received: EntriesReceived) -> list[KeptEntry]:
    return [kept for kept in received.in_earnest if kept.sale is not None and kept.sale.vouchers]


REACTIONS = [
    projection(OrganisationFounded, furnish_vouchers),
    projection(EntriesReceived, record_vouchers, writes=(Card, Entry), seed=keep_office_entries),
    effect(EntriesReceived, tell_shortfalls),
]
