"""What a register hands in beside its journal, and what it asks: said by each app.

An app's `requests.py` ends in the tables `REQUESTS` and `QUESTIONS`, kind → `Handler`. A request
is something to do that is no entry of a journal (a customer was created, a sale is parked): it
waits on the device and is done exactly once. A question is answered at once or not at all.

A handler runs in a transaction for the asker's organisation and gives what the register is told,
as JSON. It raises `Refused` where the answer is no for good, `NotYet` where it may be yes later;
either way nothing it did is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from django.utils.functional import Promise

from bon.kit.access import Denied
from bon.staff.models import Person
from bon.staff.permissions import rights
from till.authority import alone
from till.shapes import Right

S = TypeVar("S", bound=msgspec.Struct)


@dataclass(frozen=True)
class Asker:
    """Who asks from where. `at`: when it was asked, by the device's clock. The device's word for
    the people is taken, as it is in the journal: its token is what was checked."""

    register: UUID
    store: UUID
    at: datetime
    person: Person | None
    approver: Person | None = None

    def allowed(self, permission: str, amount: int = 0) -> Person:
        """Who of the two may do it in this store: whoever was signed in, or who approved it for
        them. Raises Denied, and Refused where somebody else may say yes."""
        own = self.right(permission)
        if self.person is None or own is None:
            raise Denied(permission)
        if alone(own, amount):
            return self.person
        if self.approver and alone(self._of(self.approver, permission), amount):
            return self.approver
        limit = own["limit"]
        raise Refused("approval_needed", permission=permission, amount=amount, limit=limit)

    def right(self, permission: str) -> Right | None:
        """What whoever is signed in may in this store; None is no."""
        return self._of(self.person, permission) if self.person else None

    def _of(self, person: Person, permission: str) -> Right | None:
        return rights(person.answers_at(self.store)).get(permission)


class Refused(Exception):
    """It will not be done, whenever it is asked. `reason` is a code that the register has words
    for (`errors.<reason>`), `data` what the words need."""

    def __init__(self, reason: str, **data: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.data = data


class NotYet(Exception):
    """What it needs has not come: the register hands it in again later."""


@dataclass(frozen=True)
class Handler(Generic[S]):
    """The shape of a kind's body, and what is done with it. For the office: what a request of
    this kind is called, and its own refusals in words."""

    shape: type[S]
    run: Callable[[Asker, S], Mapping[str, Any]]
    name: str | Promise = ""
    why: Mapping[str, str | Promise] = field(default_factory=dict)

    def answer(self, asker: Asker, body: bytes) -> Mapping[str, Any]:
        """Raises msgspec.ValidationError for another shape, and what the handler raises."""
        return self.run(asker, msgspec.json.decode(body, type=self.shape))
