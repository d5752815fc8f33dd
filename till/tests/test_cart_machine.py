"""Nothing a cashier can do brings a cart out of balance."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from till.tests.cart_machine import CartMachine

TestCart = CartMachine.TestCase
TestCart.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
