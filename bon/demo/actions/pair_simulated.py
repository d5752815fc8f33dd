"""Puts a simulated device at each of the demo's registers, through the door everybody takes."""

from __future__ import annotations

from bon.demo import shop
from bon.demo.actions.open_shop import Opened
from bon.demo.cashier import Cashier
from bon.demo.days import Counter
from bon.demo.post import Post
from bon.registers.actions.open_pairing import open_pairing
from bon.registers.actions.pair_device import DeviceFacts, pair_device
from bon.registers.devices import credentials
from bon.registers.feed import terms

# Who serves where; the manager is asked, and does not stand at the counter.
ROLES = {"counter": ("cashier",), "workshop": ("mechanic",)}


def pair_simulated(opened: Opened) -> list[Post]:
    """One post for each register, on the terms the server gives it."""
    return [_pair(opened, counter) for counter in shop.COUNTERS]


def _pair(opened: Opened, counter: Counter) -> Post:
    register = opened.registers[counter.code]
    cashier = Cashier(register.id, terms(register.id).pricebook)
    code = open_pairing(opened.owner, register).code
    paired = pair_device(code, cashier.key.public_key, DeviceFacts(shop.DEVICE))
    return Post(
        counter=counter,
        cashier=cashier,
        device=paired.device,
        credentials=credentials(f"Bearer {paired.token}"),
        staff=_at_work(opened, counter.city, *ROLES[counter.kind]),
        manager=_at_work(opened, counter.city, "manager")[0],
    )


def _at_work(opened: Opened, city: str, *roles: str) -> list[str]:
    return [
        str(opened.people[member.name].id)
        for member in shop.STAFF
        if member.city == city and member.role in roles
    ]
