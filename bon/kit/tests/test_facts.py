"""Facts reach the reactions that name them: projections first, at once, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from bon.kit import facts


@dataclass(frozen=True)
class TeaMade:
    cups: int


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []

    def mail(made: Sequence[TeaMade]) -> None:
        heard.append(f"mail {sum(fact.cups for fact in made)}")

    def count(made: Sequence[TeaMade]) -> None:
        heard.append(f"count {sum(fact.cups for fact in made)}")

    table = {TeaMade: [facts.effect(TeaMade, mail), facts.projection(TeaMade, count)]}
    monkeypatch.setattr(facts, "_reactions", table)
    return heard


def test_projections_come_before_effects(heard: list[str]) -> None:
    facts.publish([TeaMade(2), TeaMade(3)])
    assert heard == ["count 5", "mail 5"]


def test_no_facts_no_reactions(heard: list[str]) -> None:
    facts.publish([])
    assert heard == []
