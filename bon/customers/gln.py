"""The number by which a public buyer gets its invoices (EAN/GLN, GS1 General Specifications
§7.9): thirteen digits, the last of them a check."""

from __future__ import annotations


def is_gln(number: str) -> bool:
    if len(number) != 13 or not (number.isascii() and number.isdigit()):
        return False
    weighted = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(number[:12]))
    return (10 - weighted % 10) % 10 == int(number[12])
