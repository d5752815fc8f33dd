"""What can be done at a register: the words in which a day is told.

Registers are named by their code, sales and cards by keys that the day gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.day.assortment import Good

Reason = Literal["regret", "faulty"]


@dataclass(frozen=True)
class Want:
    """Goods put into a cart. `price`: typed, where the goods have none."""

    good: Good
    quantity_milli: int = 1000
    price: int | None = None


@dataclass(frozen=True)
class Back:
    """Goods that come back: of a sale's receipt, by its exchange label, or with neither."""

    good: Good
    quantity_milli: int = 1000
    sale: str = ""
    by: Literal["receipt", "label", "goods"] = "receipt"
    reason: Reason = "regret"


@dataclass(frozen=True)
class Rebate:
    """A discount by hand, in basis points: on the first line or on the whole cart."""

    of: Literal["line", "cart"]
    rate_bp: int


@dataclass(frozen=True)
class Pay:
    """`card`, `mobilepay`, `cash`; `eur`: a note; `gift_card`, `credit_note`: the voucher `key`;
    `back`: the way it came; `onto`: on the gift card `key`; `issue`: on a new credit note `key`.
    Without an `amount` all that is due; of `eur` it is in cents."""

    how: str
    amount: int | None = None
    key: str = ""


@dataclass(frozen=True)
class AtRegister:
    """Whatever is done at a register."""

    at: str


@dataclass(frozen=True)
class Visit(AtRegister):
    """One customer, from the first scan to the door. Whatever is not said does not happen."""

    key: str
    basket: tuple[Want, ...] = ()
    backs: tuple[Back, ...] = ()
    bottles: int = 0  # that come back for their pant
    card: tuple[str, int] | None = None  # a gift card bought or topped up: key, øre
    resumes: str = ""  # a parked sale that is taken up first
    orders: int | None = None  # the basket is ordered, with so much paid beforehand
    picks_up: str = ""  # an order, all of it
    gives_up: str = ""  # an order, whose money goes back
    customer: str = ""
    coupon: int | None = None  # which of the coupons
    rebate: Rebate | None = None
    regrets: bool = False  # the last of the basket goes back on its shelf
    ending: Literal["pays", "parks", "walks_out"] = "pays"
    pays: tuple[Pay, ...] = (Pay("card"),)
    labels: bool = False  # exchange labels are printed
    copies: int = 0

    @property
    def looks_back(self) -> bool:
        """It stands on what was done at another register."""
        looked = (self.backs, self.resumes, self.picks_up, self.gives_up, self.card)
        return any(looked) or any(pay.key for pay in self.pays)


@dataclass(frozen=True)
class Look(AtRegister):
    """Something is looked up while there is a line, and stays on the screen: a sale, an order."""

    sale: str = ""
    order: str = ""


@dataclass(frozen=True)
class MoveCash(AtRegister):
    way: Literal["in", "out"]
    amount: int
    reason: str


@dataclass(frozen=True)
class Deposit(AtRegister):
    """A bag goes to the bank in the middle of the day."""

    amount: int


class OpenDrawer(AtRegister):
    """Change for a customer who buys nothing."""


class Glance(AtRegister):
    """An X report."""


class Cut(AtRegister):
    """The register loses its network."""


class Mend(AtRegister):
    """The network is back, and all that was held is sent."""


class Reinstall(AtRegister):
    """The device loses everything and is paired anew as the same register."""


Deed = Visit | Look | MoveCash | Deposit | OpenDrawer | Glance | Cut | Mend | Reinstall
