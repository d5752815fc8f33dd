"""What people come for. A mission names the categories that end up in one basket."""

from __future__ import annotations

from typing import NamedTuple

from bon.demo.season import Outside


class Part(NamedTuple):
    """A piece of a basket: how likely it is, and how many pieces at most."""

    category: str
    chance: float = 1.0
    most: int = 1


class Mission(NamedTuple):
    """`weight` is how common it is in May; `dark`, `warm` and `wet` say by how many times its
    weight it grows where the day is wholly so."""

    weight: float
    parts: tuple[Part, ...]
    dark: float = 0.0
    warm: float = 0.0
    wet: float = 0.0

    def pull(self, day: Outside) -> float:
        """How strongly it draws people in on such a day."""
        return self.weight * (1 + self.dark * day.dark + self.warm * day.warm + self.wet * day.wet)


COUNTER = (
    # wheels that must roll again today
    Mission(8, (Part("Slanger", most=2), Part("Dæk", 0.25), Part("Værktøj", 0.2))),
    Mission(3, (Part("Dæk", most=2), Part("Slanger", 0.6, 2)), warm=0.5),
    Mission(5, (Part("Olie og pleje", most=2), Part("Værktøj", 0.15)), wet=0.6),
    Mission(4, (Part("Bremser", most=2), Part("Kæder og gear", 0.3))),
    Mission(3, (Part("Kæder og gear"), Part("Olie og pleje", 0.4))),
    Mission(4, (Part("Styr og sadel"), Part("Skærme og tilbehør", 0.2))),
    Mission(3, (Part("Pedaler og hjul"),)),
    Mission(3, (Part("Skærme og tilbehør"),), wet=1.0),
    Mission(3, (Part("Pumper"), Part("Værktøj", 0.2)), warm=0.4),
    # being seen, being safe
    Mission(5, (Part("Lygter"), Part("Låse", 0.15)), dark=2.5),
    Mission(5, (Part("Låse"), Part("Lygter", 0.15))),
    Mission(4, (Part("Hjelme"), Part("Lygter", 0.2), Part("Cykeltøj", 0.15))),
    Mission(4, (Part("Tasker og kurve"), Part("Låse", 0.1))),
    # a new bicycle, and what goes with it
    Mission(1.0, (Part("Citybikes"), Part("Låse", 0.6), Part("Lygter", 0.4), Part("Hjelme", 0.3))),
    Mission(0.4, (Part("El-cykler"), Part("Låse", 0.7), Part("Tasker og kurve", 0.4))),
    Mission(0.4, (Part("Sport og grus"), Part("Hjelme", 0.3), Part("Flasker", 0.5)), warm=1.0),
    Mission(0.7, (Part("Børnecykler"), Part("Hjelme", 0.5), Part("Børn på cykel", 0.3)), warm=1.0),
    Mission(1.5, (Part("Børn på cykel"), Part("Hjelme", 0.25))),
    # clothes
    Mission(4, (Part("Regntøj", most=2),), wet=3.0),
    Mission(4, (Part("Cykeltøj", most=2),), dark=0.4),
    Mission(4, (Part("Friluftstøj", most=2), Part("Friluftstøj", 0.3)), dark=1.0),
    # out of town
    Mission(1.0, (Part("Telte"), Part("Soveposer og underlag", 0.5, 2)), warm=3.0),
    Mission(1.5, (Part("Soveposer og underlag"), Part("Telte", 0.1)), warm=1.5),
    Mission(4, (Part("Madlavning", most=2), Part("Proviant", 0.5, 3)), warm=1.2),
    Mission(3, (Part("Lys og værktøj"), Part("Madlavning", 0.2)), dark=0.6),
    Mission(3, (Part("Rygsække"), Part("Flasker", 0.3)), warm=0.6),
    Mission(4, (Part("Flasker"),), warm=0.8),
    Mission(2, (Part("Kort og læsning"), Part("Proviant", 0.4, 2)), warm=0.8),
    # passing by
    Mission(6, (Part("Proviant", most=4), Part("Løs vægt", 0.3), Part("Drikkevarer", 0.3))),
    Mission(3, (Part("Løs vægt"), Part("Løs vægt", 0.3))),
    Mission(6, (Part("Drikkevarer", most=2), Part("Proviant", 0.4), Part("Kort og læsning", 0.1))),
    Mission(2, (Part("Diverse"),)),
)

WORKSHOP = (
    Mission(10, (Part("Værksted"), Part("Slanger", 0.45)), wet=0.3),
    Mission(7, (Part("Værksted"), Part("Bremser", 0.5, 2), Part("Kæder og gear", 0.4))),
    Mission(4, (Part("Værksted"), Part("Værksted", 0.6), Part("Dæk", 0.5, 2))),
    Mission(3, (Part("Værksted"), Part("Lygter", 0.4)), dark=1.5),
    Mission(3, (Part("Slanger"), Part("Olie og pleje", 0.2))),
    Mission(2, (Part("Pedaler og hjul"), Part("Værksted", 0.7))),
    Mission(2, (Part("Styr og sadel"), Part("Værksted", 0.2))),
)

KINDS = {"counter": COUNTER, "workshop": WORKSHOP}

# What lies on the way to the till, by category: how often it comes along beside the others.
ON_THE_WAY = {
    "counter": {
        "Proviant": 6, "Drikkevarer": 4, "Slanger": 3, "Olie og pleje": 3, "Flasker": 2,
        "Værktøj": 2, "Lygter": 2, "Diverse": 3, "Madlavning": 1, "Cykeltøj": 1,
    },
    "workshop": {"Slanger": 4, "Olie og pleje": 4, "Bremser": 3, "Lygter": 2, "Værksted": 2},
}  # fmt: skip
