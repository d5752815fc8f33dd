"""How far a register has come, as the opaque text it is handed."""

from __future__ import annotations

from typing import NamedTuple

from bon.catalog.feed import Position


class Cursor(NamedTuple):
    """`database`: which database the revision is of; `revision`: of the goods; `terms`: the mark
    of the terms it has, empty for none."""

    database: str
    revision: int
    terms: str

    def __str__(self) -> str:
        return f"{self.database}-{self.revision}-{self.terms}"

    @classmethod
    def at(cls, position: Position, terms: str = "") -> Cursor:
        return cls(position.database, position.revision, terms)

    @classmethod
    def read(cls, text: str) -> Cursor | None:
        """None where it is no cursor of ours."""
        database, _, rest = text.partition("-")
        revision, _, terms = rest.partition("-")
        if not (database and revision.isascii() and revision.isdigit() and len(revision) < 19):
            return None
        return cls(database, int(revision), terms)
