"""The same random commands to both interpreters: every byte of every answer is the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.parity.interpreters import Handle, normal, text_of
from till.port import handle
from till.tests.cart_machine import CartMachine


@pytest.mark.node
def test_both_interpreters_answer_alike(micropython: Handle) -> None:
    class TwoTills(CartMachine):
        def ask(self, request: dict[str, Any]) -> Any:
            text = text_of(request)
            assert normal(micropython(text)) == normal(handle(text))
            return super().ask(request)

    run_state_machine_as_test(
        TwoTills,
        settings=settings(
            max_examples=40,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
