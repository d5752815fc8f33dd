"""What this app tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class OrganisationFounded:
    """A new organisation stands, with a company and a store; it is acted for."""

    organisation: UUID
