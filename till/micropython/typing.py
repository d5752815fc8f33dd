"""What the till's annotations import, for an interpreter that has no `typing`."""

TYPE_CHECKING = False
