"""GS1 in two dimensions: element strings and Digital Links, as far as a sale needs them.

A scanner set to say which symbol it read puts an AIM identifier in front (`]d2`, GS1 General
Specifications §5.1.2). Behind `]C1`, `]e0`, `]d2` and `]Q3` stand element strings: application
identifiers with their data, those of variable length ended by FNC1 (0x1D). Elsewhere an
address with `/01/` and a GTIN in its path is a Digital Link. Of all that, the till takes the
GTIN (01), the lot (10), the net weight in kilos (310n), the serial number (21) and the last day
the goods are good (17); the rest is not its business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.rounding import half_up

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import ElementString

_ELEMENT_STRINGS = ("]C1", "]e0", "]d2", "]Q3")
_FNC1 = "\x1d"
_MONTH_ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEIGHT_DIGITS = 6
# n of 310n → what the six digits are divided by to be kilos
_WEIGHT_SCALE = {"0": 1, "1": 10, "2": 100, "3": 1_000, "4": 10_000, "5": 100_000}
# First two digits → characters of identifier and data together (General Specifications §7.8.5);
# every other identifier is of variable length.
_LENGTHS = {
    "00": 20,
    "01": 16,
    "02": 16,
    "03": 16,
    "04": 18,
    "11": 8,
    "12": 8,
    "13": 8,
    "14": 8,
    "15": 8,
    "16": 8,
    "17": 8,
    "18": 8,
    "19": 8,
    "20": 4,
    "31": 10,
    "32": 10,
    "33": 10,
    "34": 10,
    "35": 10,
    "36": 10,
    "41": 16,
}


def without_symbology(text: str) -> str:
    """`text` without the AIM identifier in front, where there is one."""
    return text[3:] if text[:1] == "]" and len(text) > 3 else text


def read_gs1(text: str) -> ElementString | None:
    """GTIN and weight of a GS1 scan; None for one that is nothing of the kind."""
    content = without_symbology(text)
    if text[:3] in _ELEMENT_STRINGS:
        elements = _elements(content)
    elif content.startswith("https://") or content.startswith("http://"):
        elements = _linked(content)
    else:
        return None
    read: dict[str, Any] = {"gtin": None, "weight_milli": None}
    read.update({"lot": None, "serial": None, "expires": None})
    for element in elements:
        identifier = element[:2]
        if identifier == "01":
            read["gtin"] = element[2:]
        elif identifier == "10":
            read["lot"] = element[2:]
        elif identifier == "17":
            read["expires"] = _day(element[2:])
        elif identifier == "21":
            read["serial"] = element[2:]
        elif element[:3] == "310":
            read["weight_milli"] = _weight(element)
    return None if read["gtin"] is None else read  # type: ignore[return-value]


def _elements(content: str) -> list[str]:
    """The element strings one by one, identifier and data together."""
    elements = []
    while content != "":
        length = _LENGTHS.get(content[:2])
        if length is None:
            element = content.split(_FNC1, 1)[0]
        else:
            element = content[:length]
        elements.append(element)
        content = content[len(element) :]
        if content[:1] == _FNC1:
            content = content[1:]
    return elements


def _linked(address: str) -> list[str]:
    """What a Digital Link says, in the form of element strings."""
    path = address.split("?", 1)[0].split("/")
    elements = []
    for index in range(3, len(path) - 1):
        if path[index] in ("01", "10", "21"):
            elements.append(path[index] + path[index + 1])
    if "?" in address:
        for pair in address.split("?", 1)[1].split("#", 1)[0].split("&"):
            elements.append(pair.replace("=", "", 1))
    return elements


def _day(digits: str) -> str | None:
    """The day in YYMMDD, ISO 8601; day 00 is the last one of its month (§3.4.7).

    Years are of this century: what a shop scans was not made in the last one.
    """
    if len(digits) != 6 or any(c not in "0123456789" for c in digits):
        return None
    year, month, day = 2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if not 1 <= month <= 12 or day > 31:
        return None
    if day == 0:
        leap = year % 4 == 0
        day = 29 if month == 2 and leap else _MONTH_ENDS[month - 1]
    return str(year) + "-" + digits[2:4] + "-" + ("0" + str(day))[-2:]


def _weight(element: str) -> int | None:
    """The thousandths of a kilo in 310n, half-up."""
    scale = _WEIGHT_SCALE.get(element[3:4])
    digits = element[4:]
    if scale is None or len(digits) != _WEIGHT_DIGITS:
        return None
    if any(c not in "0123456789" for c in digits):
        return None
    return half_up(int(digits) * 1000, scale)
