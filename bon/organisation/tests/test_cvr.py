"""CVR numbers have a check digit; a slip of the finger is found at the field."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from bon.organisation.cvr import is_cvr
from bon.organisation.models import Company
from bon.staff.cast import Cast


@pytest.mark.parametrize("number", ["10000009", "10000017", "10000025"])
def test_a_right_number_is_accepted(number: str) -> None:
    assert is_cvr(number)


@pytest.mark.parametrize(
    "number",
    ["10000008", "1000009", "100000090", "0000000", "00000000", "1000000A", "١٠٠٠٠٠٠٩", ""],
)
def test_a_wrong_one_is_refused(number: str) -> None:
    assert not is_cvr(number)


def test_one_digit_wrong_or_two_swapped_is_always_found() -> None:
    right = "10000025"
    for place in range(8):
        for digit in "0123456789":
            wrong = right[:place] + digit + right[place + 1 :]
            assert is_cvr(wrong) == (wrong == right)


def test_the_field_says_what_is_wrong(cast: Cast) -> None:
    with cast.at_work():
        typed = Company(name="Prøve", cvr="12345678")
    with pytest.raises(ValidationError, match="12345678 er ikke et gyldigt CVR-nummer"):
        typed.clean_fields()
