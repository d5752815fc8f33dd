"""The largest numbers the till takes.

They keep every amount below 2**53, which is where JavaScript stops counting exactly:
2 000 lines of 9 999 pieces at 999 999,99 kr are 2 * 10**15 øre.
"""

from __future__ import annotations

MAX_QUANTITY_MILLI = 9_999_999
MAX_UNIT_PRICE = 99_999_999
MAX_LINES = 2_000
MAX_PAYMENTS = 20
MAX_TENDERED = 999_999_999_999
