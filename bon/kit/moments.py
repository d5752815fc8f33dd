"""Times as a journal writes them, and no others.

PostgreSQL takes `infinity`, `now` and years that Python cannot read back; a single one of them in
a list and no page with that list can be shown again. A clock without battery says 1970.
"""

from __future__ import annotations

import re
from datetime import datetime

# ISO 8601 with offset, in a year that a clock may show.
FORM = r"^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)\Z"
_FORM = re.compile(FORM, re.ASCII)


def is_moment(text: str) -> bool:
    """Whether the text has the form of a time. The 31st of February has it too."""
    return _FORM.match(text) is not None


def read_moment(text: str) -> datetime | None:
    """A time with offset, or None where the text is not one."""
    if not is_moment(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def kept_moment(moment: datetime | None) -> datetime | None:
    """The time, or None where it is none that can be kept and read back."""
    return moment and read_moment(moment.isoformat())
