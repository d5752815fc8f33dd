"""Epson's XML: what a printer is told to print, and what it says of it.

Raw ESC/POS travels as hex in `<command>`, so that there is one way to put a receipt into bytes.
Epson: Server Direct Print User's Manual, ePOS-Print XML User's Manual.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from uuid import UUID

VERSION = "2.00"
PRINT = "http://www.epson-pos.com/schemas/2011/03/epos-print"
TIMEOUT_MS = 10_000
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

# The manual's own sample of a failure is not well-formed XML; printers are read as leniently.
_JOB = re.compile(r"<printjobid>\s*(\w{1,30})\s*</printjobid>")
_RESPONSE = re.compile(r"<response\b[^>]*>")
_STATUS = re.compile(r"\basbstatus\s*=\s*[\"'](0x[0-9A-Fa-f]{1,8})[\"']")
_ATTRIBUTE = re.compile(r"\b(success|code)\s*=\s*[\"']([^\"']*)[\"']")


class Outcome(NamedTuple):
    """What a printer says of one job. `code` is empty where all went well."""

    job: UUID
    printed: bool
    code: str


def job_name(id: UUID) -> str:
    """An id in the 30 letters and digits that a printer takes: 25 of them."""
    number, text = id.int, ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text


def job_id(name: str) -> UUID | None:
    try:
        return UUID(int=int(name, 36))
    except ValueError:
        return None


def print_request(id: UUID, content: bytes) -> bytes:
    """The answer to a printer that has something to print."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<PrintRequestInfo Version="{VERSION}"><ePOSPrint>'
        "<Parameter><devid>local_printer</devid>"
        f"<timeout>{TIMEOUT_MS}</timeout><printjobid>{job_name(id)}</printjobid></Parameter>"
        f'<PrintData><epos-print xmlns="{PRINT}"><command>{content.hex()}</command></epos-print>'
        "</PrintData></ePOSPrint></PrintRequestInfo>"
    ).encode()


def outcomes(text: str) -> list[Outcome]:
    """What a `ResponseFile` says, job by job; what cannot be read says nothing."""
    found = []
    for part in re.split(r"(?=<ePOSPrint\b)", text):
        name, response = _JOB.search(part), _RESPONSE.search(part)
        id = job_id(name[1]) if name else None
        if id is None or response is None:
            continue
        said = dict(_ATTRIBUTE.findall(response[0]))
        found.append(Outcome(id, said.get("success") in ("true", "1"), said.get("code", "")))
    return found


def status_of(text: str) -> str:
    """The printer's bits in a status notification, as it writes them: `0x0F00003C`; empty where
    there are none."""
    found = _STATUS.search(text)
    return found[1] if found else ""
