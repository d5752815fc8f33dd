"""Whether what registers were told is still so, without looking at all of it.

Who changes something that registers know says so in the same transaction. Each source has a row of
its own: registers, whose entries come in one after the other anyhow, never wait for one another.
The values are random, so that a backup that was put back is never taken for what came after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from bon.kit.calls import call
from bon.kit.tenancy import organisation_id


def renew(scopes: Iterable[UUID], source: UUID | None = None) -> None:
    """The scopes are others from now on. `source`: the register it came from; None for the office,
    which says it last, because its other writers wait until this transaction ends."""
    organisation = organisation_id()
    call("kit_renew_marks", organisation, list(scopes), source or organisation)
