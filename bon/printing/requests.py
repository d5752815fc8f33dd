"""What a register asks of the printers that fetch their paper.

Paper is handed in by a question, not by a request that waits on the device: what cannot be printed
now is printed another way, and must not come out of this printer when the network is back.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

import msgspec

from bon.printing.access import printer_at
from bon.printing.actions.hand_in_job import hand_in_job
from bon.printing.models import Job
from bon.printing.wording import status_words
from bon.staff.uplink import Asker, Handler, Refused

# Epson takes 2 MB in hex; a metre of receipt is a tenth of this.
MOST_LETTERS = 400_000


class Paper(msgspec.Struct, frozen=True):
    """`content`: the printer's own bytes, base64url without padding."""

    id: UUID
    printer: UUID
    name: Annotated[str, msgspec.Meta(max_length=80)]
    content: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_LETTERS)]


class Which(msgspec.Struct, frozen=True):
    id: UUID


def take_paper(asker: Asker, paper: Paper) -> Mapping[str, Any]:
    """As often as it comes, one job. Raises NotFound for a printer of another store."""
    printer = printer_at(asker.register, paper.printer)
    try:
        padded = paper.content + "=" * (-len(paper.content) % 4)
        content = b64decode(padded, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused("malformed", detail=str(error)) from error
    return _told(hand_in_job(printer, paper.id, paper.name, content, asker.register))


def tell_job(asker: Asker, which: Which) -> Mapping[str, Any]:
    """How a register's own paper went; `missing` where it never came here."""
    job = Job.objects.filter(id=which.id, register_id=asker.register).defer("content").first()
    return _told(job)


def tell_printer(asker: Asker, which: Which) -> Mapping[str, Any]:
    """How a printer of the register's store is: `off`, `no_paper`, `open`, `stuck` or nothing.
    Raises NotFound."""
    return {"trouble": status_words(printer_at(asker.register, which.id)).trouble}


def _told(job: Job | None) -> Mapping[str, Any]:
    if job is None:
        return {"state": "missing", "code": ""}
    return {"state": job.state(), "code": job.code}


REQUESTS: dict[str, Handler[Any]] = {}
QUESTIONS: dict[str, Handler[Any]] = {
    "print": Handler(Paper, take_paper),
    "print_job": Handler(Which, tell_job),
    "printer": Handler(Which, tell_printer),
}
