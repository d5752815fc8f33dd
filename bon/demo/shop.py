"""Fælg & Fjeld, bicycles and life outdoors: a shop that does not exist.

Its CVR number passes the check (modulus 11) but lies far beyond the numbers given out, its
telephone numbers begin with a digit that no Danish one does, and its addresses are on no map.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from bon.demo.days import Counter

NAME = "Fælg & Fjeld"
COMPANY = "Fælg & Fjeld ApS"
CVR = "99999993"
# Known to everybody who reads this: `bon run` listens on this machine alone unless told otherwise.
PASSWORD = "faelg-og-fjeld"  # noqa: S105
HISTORY_DAYS = 90


class Place(NamedTuple):
    """A store as the demo opens it."""

    city: str
    name: str
    address: str
    postcode: str
    town: str
    phone: str


class Member(NamedTuple):
    """Somebody on the staff. `email` only for those who may open the back office; `city` None
    for those who work in every store."""

    name: str
    role: Literal["owner", "manager", "cashier", "mechanic"]
    pin: str
    city: str | None
    email: str = ""


PLACES = (
    Place("Aarhus", "Fælg & Fjeld Aarhus", "Egerpladsen 12", "8000", "Aarhus C", "08 12 34 56"),
    Place("Odense", "Fælg & Fjeld Odense", "Tandhjulsgade 7", "5000", "Odense C", "08 65 43 21"),
)
STAFF = (
    Member("Birgitte Holm", "owner", "2580", None, "ejer@faelgogfjeld.example"),
    Member("Jonas Kvist", "manager", "3691", "Aarhus", "aarhus@faelgogfjeld.example"),
    Member("Amina Yildiz", "manager", "4702", "Odense"),
    Member("Freja Lund", "cashier", "5813", "Aarhus", "freja@faelgogfjeld.example"),
    Member("Oliver Bech", "cashier", "6924", "Aarhus"),
    Member("Thor Nygaard", "mechanic", "7035", "Aarhus"),
    Member("Sigrid Dam", "mechanic", "8146", "Aarhus"),
    Member("Malthe Friis", "cashier", "9257", "Odense"),
    Member("Ida Toft", "cashier", "1368", "Odense"),
)
COUNTERS = (
    Counter("A1", "Aarhus", "counter", 46),
    Counter("A2", "Aarhus", "workshop", 28),
    Counter("O1", "Odense", "counter", 39),
)
COUNTER_NAMES = {"A1": "Kassen i butikken", "A2": "Værkstedet", "O1": "Kassen i butikken"}
# Beside those every organisation starts with: code, name, SAF-T group.
ARTICLE_GROUPS = (("drinks", "Drikkevarer", "04011"), ("services", "Værkstedsydelser", "04999"))
DEVICE = "Simuleret kasse"
FOOTER = "Tak for besøget. Byt inden 30 dage med bon."
