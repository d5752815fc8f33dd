"""The shop that the stories of a working day share: founded once, with a register for each."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bon.staff.cast import PASSWORD, PINS
from tests.e2e.office import Office
from tests.installation import ROOT, Installation, environment, installation
from till.codes import make_code

OWNER, MANAGER, CASHIER = "Olga Ejer", "Mads Butikschef", "Karla Kasse"
CUSTOMER = "Kirsten Kunde"
BUSINESSES = HARBOUR, BRIDGE, ISLAND = (
    "Havnens Cykeludlejning",
    "Broens Cykeludlejning",
    "Øens Cykeludlejning",
)
PIN = {OWNER: PINS["owner"], MANAGER: PINS["manager"], CASHIER: PINS["cashier"]}


@dataclass
class Shop:
    """A running shop. `codes` pair registers that no story has taken yet; `customers` and `badges`
    are the numbers on cards and badges, by name. Each of the `BUSINESSES` may owe 1.000 kr."""

    bon: Installation
    email: str
    code_key: str
    codes: dict[str, str]
    customers: dict[str, int]
    badges: dict[str, int]

    @property
    def address(self) -> str:
        return self.bon.address

    def take_register(self) -> tuple[str, str]:
        """A register nobody stands at: its code, and the code that pairs it."""
        register = next(iter(self.codes))
        return register, self.codes.pop(register)

    def own_code(self, kind: str, number: int) -> str:
        """The digits below the bars of a card, badge or slip of the shop's own."""
        return make_code(kind, {"number": number}, self.code_key)

    def card(self, customer: str) -> str:
        """The digits on a customer's card."""
        return self.own_code("customer", self.customers[customer])

    def enter(self, office: Office) -> None:
        """The owner signs in."""
        office.sign_in(self.email, PASSWORD)


@contextmanager
def founded_shop() -> Iterator[Shop]:
    """Open until the end of the block, when all that is derived must agree with the journal."""
    with installation() as running:
        told = subprocess.run(
            [sys.executable, "-m", "tests.e2e.found_shop"],
            cwd=ROOT,
            env={
                **environment(running.folder, running.port),
                "DJANGO_SETTINGS_MODULE": "bon.config.settings",
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert told.returncode == 0, told.stderr
        yield Shop(bon=running, **json.loads(told.stdout))
        verdict = running.bon("journal", "verify")
        assert verdict == "The journal and everything derived from it agree.\n"
