"""A text as Code 128 (ISO/IEC 15417): the bars that every scanner at a counter reads.

Code set B alone, which holds all of printable ASCII: our texts are numbers of a few signs, for
which the shorter form of long runs of digits gains nothing.
"""

from __future__ import annotations

START_B, STOP = 104, 106
QUIET = 10  # modules of nothing on either side
FIRST, LAST = " ", "~"

# Widths of bar, space, bar, space, bar, space of each value; the stop has one bar more.
_TABLE = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 "
    "112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 "
    "311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 "
    "112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 "
    "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 "
    "122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 "
    "124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112"
)
WIDTHS = _TABLE.split()


def widths(text: str) -> list[int]:
    """The widths of the symbol in modules, a bar first and then space and bar in turn.

    Raises ValueError for a text with nothing in it or with a sign outside printable ASCII.
    """
    if not text or any(not FIRST <= sign <= LAST for sign in text):
        raise ValueError(f"Code 128 B cannot hold {text!r}")
    values = [START_B, *(ord(sign) - ord(FIRST) for sign in text)]
    check = sum(max(place, 1) * value for place, value in enumerate(values)) % 103
    return [int(width) for value in (*values, check, STOP) for width in WIDTHS[value]]


def path(text: str) -> tuple[str, int]:
    """The bars as the `d` of an SVG path one unit high, and the width of the whole with its
    quiet zones, in modules. Raises ValueError as `widths` does."""
    at, strokes = QUIET, []
    for place, width in enumerate(widths(text)):
        if place % 2 == 0:
            strokes.append(f"M{at} 0h{width}v1h-{width}z")
        at += width
    return "".join(strokes), at + QUIET
