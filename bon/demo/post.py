"""A register of the demo while its history is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bon.demo.cashier import Cashier, Crew
from bon.demo.days import Counter, Day
from bon.registers.devices import Credentials
from bon.registers.models import Device


@dataclass(frozen=True)
class Post:
    """A counter with its simulated device. `staff` are the ids of who may stand there,
    `manager` the one they ask."""

    counter: Counter
    cashier: Cashier
    device: Device
    credentials: Credentials
    staff: Sequence[str]
    manager: str

    def crew_of(self, day: Day) -> Crew:
        """Who is on duty."""
        morning, afternoon = (self.staff[number % len(self.staff)] for number in day.rota)
        return Crew(morning, afternoon, self.manager)
