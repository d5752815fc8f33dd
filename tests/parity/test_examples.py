"""The executable specification, on both interpreters."""

from __future__ import annotations

from typing import Any

import pytest

from tests.parity.examples import Play, all_cases
from tests.parity.interpreters import Handle

CASES = all_cases()


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_example(case: dict[str, Any], till_handle: Handle) -> None:
    Play(till_handle).case(case)


def test_names_of_cases_are_unique() -> None:
    names = [name for name, _ in CASES]
    assert len(names) == len(set(names))
