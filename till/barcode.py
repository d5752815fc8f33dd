"""What a scan may mean: codes to look up, in order, and what the label itself carries.

Goods are found by exact match only. A GTIN is the same number with 8, 12, 13 or 14 digits
(GS1 General Specifications §3.3), so its other spellings are looked up too, but only where
the check digit is right; anything else is the shop's own code and taken as it stands.

Danish variable-measure codes (GS1 Denmark, internal EAN-13 with price or quantity):
prefix 21-24 has four digits of item and six of price in øre; 26 and 28 four digits of item
and six of grams; 27 five and five.

A reverse-vending machine for bottles prints 28 digits: 980, 17 of its own, five of øre, three of
its own (Tomra, outside Sweden). The shop registers what it pays out by the first three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.codes import read_code
from till.gs1 import read_gs1, without_symbology

if TYPE_CHECKING:
    from till.shapes import ElementString, Meaning

_GTIN_LENGTHS = (13, 12, 8, 14)
_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_UPPER = dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTERS))
_REGISTER = _LETTERS + _DIGITS
# A scanner set to another keyboard writes the hyphen of a receipt's number as one of these.
_SEPARATORS = "-+/'?"

# prefix → (what the label carries, where its digits begin)
_MEASURED = {
    "21": ("priced", 6),
    "22": ("priced", 6),
    "23": ("priced", 6),
    "24": ("priced", 6),
    "26": ("weighed", 6),
    "27": ("weighed", 7),
    "28": ("weighed", 6),
}


_SLIP = "980"
_SLIP_DIGITS = 28


def scan(text: str, key: str) -> list[Meaning]:
    """The meanings of a scanned or typed code, the likeliest first; none for an empty one.

    A code of the shop's own, proven with its `key`, means nothing else. Otherwise goods come
    first: a shop may number its goods as registers number their receipts.
    """
    own = read_code(without_symbology(text.strip()), key)
    if own is not None:
        return [{"kind": "own", "lookup": [text.strip()], "own": own}]
    meanings = scan_goods(text)
    receipt_no = _receipt_no(text.strip())
    if receipt_no is not None:
        meanings.append({"kind": "receipt", "lookup": [receipt_no]})
    return meanings


def scan_goods(text: str) -> list[Meaning]:
    """What a code may mean as goods, the likeliest first; none for an empty one."""
    code = text.strip()
    if code == "":
        return []
    gs1 = read_gs1(code)
    if gs1 is not None and _is_gtin(gs1["gtin"]):
        return [_identified(gs1)]
    code = without_symbology(code)
    paid = slip_amount(code)
    if paid is not None:
        return [{"kind": "priced", "lookup": [_SLIP], "price": paid, "slip": code}]
    if not _is_gtin(code):
        return [{"kind": "barcode", "lookup": [code]}]
    meanings: list[Meaning] = [{"kind": "barcode", "lookup": _spellings(code)}]
    thirteen = code.lstrip("0")
    if len(thirteen) == 13 and thirteen[:2] in _MEASURED:
        meanings.append(_measured(thirteen))
    return meanings


def _receipt_no(code: str) -> str | None:
    """`<register code>-<number>`, as the register wrote it, or None."""
    for separator in _SEPARATORS:
        register, found, number = code.partition(separator)
        if found == "" or not 1 <= len(register) <= 6 or not 1 <= len(number) <= 9:
            continue
        register = "".join([_UPPER.get(c, c) for c in register])
        if all(c in _REGISTER for c in register) and all(c in _DIGITS for c in number):
            return register + "-" + number
    return None


def check_digit(digits: str) -> str:
    """The GS1 mod-10 check digit that belongs behind `digits`."""
    total = 0
    weight = 3
    for digit in reversed(digits):
        total += int(digit) * weight
        weight = 4 - weight
    return str(-total % 10)


def _is_gtin(code: str) -> bool:
    if len(code) not in _GTIN_LENGTHS or any(c not in _DIGITS for c in code):
        return False
    return check_digit(code[:-1]) == code[-1]


def slip_amount(code: str) -> int | None:
    """What the slip of a bottle machine is worth, in øre; None where `code` is none."""
    digits = len(code) == _SLIP_DIGITS and all(c in _DIGITS for c in code)
    return int(code[20:25]) if digits and code.startswith(_SLIP) else None


def _spellings(code: str) -> list[str]:
    """The code as scanned, then the same number in the other lengths it fits."""
    number = code.lstrip("0")
    spellings = [code]
    for length in _GTIN_LENGTHS:
        spelled = "0" * (length - len(number)) + number
        if len(spelled) == length and spelled != code:
            spellings.append(spelled)
    return spellings


def _identified(gs1: ElementString) -> Meaning:
    """Goods named by a GS1 symbol, with what else it carries."""
    lookup = _spellings(gs1["gtin"])
    meaning: Meaning = {"kind": "barcode", "lookup": lookup}
    if gs1["weight_milli"] is not None:
        meaning = {"kind": "weighed", "lookup": lookup, "quantity_milli": gs1["weight_milli"]}
    if gs1["lot"] is not None:
        meaning["lot"] = gs1["lot"]
    if gs1["serial"] is not None:
        meaning["serial"] = gs1["serial"]
    if gs1["expires"] is not None:
        meaning["expires"] = gs1["expires"]
    return meaning


def _measured(code: str) -> Meaning:
    kind, begin = _MEASURED[code[:2]]
    value = int(code[begin:12])
    stem = code[:begin]
    lookup = [_without_value(stem), stem, code[2:begin]]
    if kind == "priced":
        return {"kind": "priced", "lookup": lookup, "price": value}
    return {"kind": "weighed", "lookup": lookup, "quantity_milli": value}


def _without_value(stem: str) -> str:
    """The 13 digits a shop registers for the item: value 0, check digit right."""
    twelve = stem + "0" * (12 - len(stem))
    return twelve + check_digit(twelve)
