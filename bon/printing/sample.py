"""The paper of a test: who and where, all Danish letters, and the knife.

The one paper the server writes itself, in the plainest bytes each language has.
"""

from __future__ import annotations

from bon.printing.models import CLOUDPRNT, Printer

# Reset, code page 858 (19 to Epson, 4 to Star), four lines of feed and a cut that leaves a corner.
_ESCPOS = (b"\x1b@\x1bt\x13", b"\x1bd\x04\x1dV\x01")
_STARPRNT = (b"\x1b@\x1b\x1dt\x04", b"\x1ba\x04\x1bd\x01")


def sample(printer: Printer) -> bytes:
    start, end = _STARPRNT if printer.protocol == CLOUDPRNT else _ESCPOS
    rule = "-" * printer.columns
    lines = [printer.store.name, printer.name, rule, "æøå ÆØÅ é ü ß € § ½", rule, "Bon"]
    return start + b"".join(_printable(line) for line in lines) + end


def _printable(line: str) -> bytes:
    return line.encode("cp858", "replace") + b"\n"
