"""How the ledgers follow the journal."""

from __future__ import annotations

from collections.abc import Sequence

from bon.accounts.models import Account, Entry
from bon.journal.facts import EntriesReceived, KeptEntry, as_json
from bon.kit import marks
from bon.kit.calls import call
from bon.kit.facts import effect, projection
from bon.kit.tenancy import organisation_id


def record_accounts(received: Sequence[EntriesReceived]) -> None:
    """An entry for everything that was put on an account or paid into it; and its cash, where a
    payment was put right."""
    for each in received:
        if touching := _touching(each):
            call("accounts_record", each.organisation, as_json(touching))
        changes = [kept for kept in each.in_earnest if kept.entry.kind == "payment_changed"]
        if changes:
            call("accounts_put_right", each.organisation, as_json(changes))


def tell_overdrawn(received: Sequence[EntriesReceived]) -> None:
    """Tasks for who owes more than they may; the sales stand. And registers hear of it."""
    for each in received:
        if touching := _touching(each):
            call("accounts_tell", each.organisation, [kept.entry.id for kept in touching])
            marks.renew([each.organisation], each.register)


def keep_office_entries() -> None:
    """Entries that no sale made, and the accounts they alone would make."""
    call("accounts_copy_office", organisation_id())


def _touching(received: EntriesReceived) -> list[KeptEntry]:
    return [
        kept
        for kept in received.in_earnest
        if kept.sale is not None
        and (
            any(payment.kind == "account" for payment in kept.sale.payments)
            or any(line.account is not None for line in kept.sale.lines)
        )
    ]


REACTIONS = [
    projection(EntriesReceived, record_accounts, writes=(Account, Entry), seed=keep_office_entries),
    effect(EntriesReceived, tell_overdrawn),
]
