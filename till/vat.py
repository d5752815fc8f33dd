"""VAT: per rate on the sum, then shared over the lines so that they add up.

`vat = half_up(gross * bp / (10000 + bp))` on the gross of all lines of one code and rate,
after discounts; each line gets its part by largest remainder. Lines, receipt, SAF-T and
postings thereby agree to the øre. See `docs/algorithms/vat-and-rounding.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.rounding import apportion, half_up

MARGIN = "margin"  # the class of used goods sold under the margin scheme; its rate is 0

if TYPE_CHECKING:
    from till.shapes import Line, VatLine


def tax(lines: list[Line]) -> tuple[list[Line], list[VatLine]]:
    """The lines with net and VAT, and the sum per code and rate, sorted by code, then rate."""
    taxed = list(lines)
    sums: list[VatLine] = []
    groups = _by_rate(lines)
    for code, rate_bp in sorted(groups):
        indexes = groups[(code, rate_bp)]
        vats = apportion([lines[i]["total"] * rate_bp for i in indexes], 10_000 + rate_bp)
        gross = 0
        for i, vat in zip(indexes, vats):
            line = lines[i]
            gross += line["total"]
            if line["vat"] != vat or line["net"] != line["total"] - vat:
                taxed[i] = _with_vat(line, vat)
        sums.append(vat_line(code, rate_bp, gross, sum(vats)))
    return taxed, sums


def margin_vat(price: int, cost: int, rate_bp: int) -> int:
    """The VAT of one used piece under the margin scheme, in øre: of what was earned on it.

    Nothing where it was sold at a loss (momsloven §§ 69-71, the individual method). It is for
    the books alone: a receipt may not show it, nor anything it could be worked out from.
    """
    return half_up(max(0, price - cost) * rate_bp, 10_000 + rate_bp)


def vat_line(code: str, rate_bp: int, gross: int, vat: int) -> VatLine:
    """One line of a VAT table, amounts in øre."""
    return {"code": code, "rate_bp": rate_bp, "gross": gross, "net": gross - vat, "vat": vat}


def _by_rate(lines: list[Line]) -> dict[tuple[str, int], list[int]]:
    groups: dict[tuple[str, int], list[int]] = {}
    for index, line in enumerate(lines):
        key = (line["item"]["vat"], line["rate_bp"])
        if key in groups:
            groups[key].append(index)
        else:
            groups[key] = [index]
    return groups


def _with_vat(line: Line, vat: int) -> Line:
    changed = line.copy()
    changed["vat"] = vat
    changed["net"] = line["total"] - vat
    return changed
