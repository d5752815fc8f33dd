"""Settings by id, for whoever may change them."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from bon.kit.access import Actor, known, require
from bon.organisation.models import (
    Company,
    DiscountReason,
    Register,
    ReturnReason,
    ReturnTerms,
    Store,
    Tender,
)

Setting = TypeVar(
    "Setting", Company, Store, Register, Tender, DiscountReason, ReturnReason, ReturnTerms
)


def setting_for(actor: Actor, kind: type[Setting], id: UUID) -> Setting:
    """Raises Denied without the right `settings`, NotFound for an unknown id."""
    require(actor, "settings")
    found: Setting | None = kind._default_manager.filter(id=id).first()
    return known(found)
