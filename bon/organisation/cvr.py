"""The Danish company number: eight digits, weighted sum divisible by 11 (modulus 11)."""

from __future__ import annotations

WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)


def is_cvr(number: str) -> bool:
    """Whether the number can be a CVR number. Says nothing of whether the company exists."""
    return (
        len(number) == len(WEIGHTS)
        and number.isascii()
        and number.isdigit()
        and number[0] != "0"
        and sum(int(d) * w for d, w in zip(number, WEIGHTS, strict=True)) % 11 == 0
    )
