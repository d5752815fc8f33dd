"""A parked sale is taken up once, by whoever claims it; what two offline registers did is told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from bon.kit.ids import uuid7s
from bon.kit.worklist import listed, piles
from bon.organisation.models import Register
from bon.parking.models import ParkedSale
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast
from bon.staff.models import Grant

AT = "2026-11-21T12:00:00+01:00"
ids = uuid7s()


@pytest.fixture
def first(cast: Cast) -> Tablet:
    return paired(cast)


@pytest.fixture
def second(cast: Cast) -> Tablet:
    """Another register in the same store."""
    with cast.at_work():
        register = Register.objects.create(store=cast.store, code="K9", name="Kasse 9", number=9)
    return paired(cast, register)


def hand_in(tablet: Tablet, person: object, kind: str, body: dict[str, Any]) -> str:
    request = {
        "id": str(next(ids)), "kind": kind, "at": AT,
        "employee": str(person), "approved_by": None, "body": body,
    }  # fmt: skip
    answer = tablet.post("requests", {"requests": [request]}).json()["answers"][0]
    result: str = answer["result"]
    return result


def ask(tablet: Tablet, person: object, kind: str, body: dict[str, Any], **more: Any) -> Any:
    said = {"kind": kind, "body": body, "employee": str(person), "approved_by": None, **more}
    return tablet.post("questions", said).json()


def park(cast: Cast, tablet: Tablet, id: UUID | None = None, **other: Any) -> UUID:
    sale = id or next(ids)
    body = {
        "id": str(sale), "number": 77, "name": "Fru Holm", "goods": "Hjelm",
        "pieces_milli": 2000, "total": 39_795,
        "employee": "Karla", "register": "K1", "training": False, "taken": None, "at": AT,
        "cart": {"id": str(sale), "lines": ["the till's own"]},
    }  # fmt: skip
    assert hand_in(tablet, cast.cashier.id, "sale_parked", body | other) == "done"
    return sale


def take(cast: Cast, tablet: Tablet, sale: UUID, *, over: bool = False, **more: Any) -> Any:
    body = {"id": str(sale), "take_over": over}
    return ask(tablet, cast.cashier.id, "take_parked_sale", body, **more)


def end(cast: Cast, tablet: Tablet, sale: UUID, outcome: str = "resumed") -> str:
    body = {"id": str(sale), "outcome": outcome}
    return hand_in(tablet, cast.cashier.id, "parked_sale_ended", body)


def name(cast: Cast, tablet: Tablet, sale: UUID, text: str) -> str:
    body = {"id": str(sale), "name": text}
    return hand_in(tablet, cast.cashier.id, "parked_sale_named", body)


def test_a_name_is_given_afterwards_and_gone_with_the_sale(
    cast: Cast, first: Tablet, second: Tablet
) -> None:
    assert name(cast, first, next(ids), "Den røde cykel") == "later"
    sale, other = park(cast, first), park(cast, first)
    assert name(cast, second, sale, " Den røde cykel ") == "done"
    elsewhere = paired(cast, cast.other_register)
    assert name(cast, elsewhere, sale, "Tyv") == "refused"
    with cast.at_work():
        names = dict(ParkedSale.objects.values_list("id", "name"))
    assert names == {sale: "Den røde cykel", other: "Fru Holm"}
    end(cast, first, sale)
    assert name(cast, first, sale, "Den røde cykel") == "done"
    with cast.at_work():
        assert ParkedSale.objects.get(id=sale).name == ""


def test_parked_at_one_register_taken_up_at_another(
    cast: Cast, first: Tablet, second: Tablet
) -> None:
    sale = park(cast, first)
    told = ask(second, cast.mechanic.id, "parked_sales", {"mine": []})["answer"]
    assert told["ended"] == []
    [shown] = told["sales"]
    assert (shown["id"], shown["name"], shown["total"]) == (str(sale), "Fru Holm", 39_795)
    assert (shown["employee"], shown["at"], shown["taken"]) == (cast.cashier.name, AT, None)
    assert "cart" not in shown

    taken = ask(second, cast.mechanic.id, "take_parked_sale", {"number": 77, "take_over": False})
    assert taken["answer"]["cart"] == {"id": str(sale), "lines": ["the till's own"]}
    assert end(cast, second, sale) == "done"
    gone = ask(first, cast.cashier.id, "parked_sales", {"mine": [str(sale)]})["answer"]
    assert gone == {"sales": [], "ended": [str(sale)]}
    with cast.at_work():
        row = ParkedSale.objects.get(id=sale)
        assert (row.cart, row.name, row.resumed) == (None, "", True)
        assert piles(cast.owner) == []


def test_a_claim_holds_until_it_is_taken_over(cast: Cast, first: Tablet, second: Tablet) -> None:
    sale = park(cast, first)
    assert "answer" in take(cast, second, sale)
    assert "answer" in take(cast, second, sale), "the answer may have been lost on the way"
    refused = take(cast, first, sale)
    code = refused["data"].pop("register")
    assert refused == {"error": "parked_taken", "data": {"employee": cast.cashier.name}}
    assert code == "K9"
    denied = take(cast, first, sale, over=True)
    wanted = {"permission": "take_over_parked", "amount": 0, "limit": None}
    assert denied == {"error": "approval_needed", "data": wanted}
    assert "answer" in take(cast, first, sale, over=True, approved_by=str(cast.manager.id))
    assert take(cast, second, sale)["error"] == "parked_taken"


def test_a_colleagues_sale_is_hers_unless_the_role_or_somebody_says_otherwise(
    cast: Cast, first: Tablet, second: Tablet
) -> None:
    sale = park(cast, first)
    body = {"id": str(sale), "take_over": False}
    with cast.at_work():
        hers = Grant.objects.filter(role=cast.mechanic.role, permission="resume_parked")
        hers.update(answer="approve")
    wanted = {"permission": "resume_parked", "amount": 0, "limit": None}
    refused = ask(second, cast.mechanic.id, "take_parked_sale", body)
    assert refused == {"error": "approval_needed", "data": wanted}
    yes = {"approved_by": str(cast.manager.id)}
    assert "answer" in ask(second, cast.mechanic.id, "take_parked_sale", body, **yes)
    with cast.at_work():
        hers.update(answer="deny")
    denied = ask(second, cast.mechanic.id, "take_parked_sale", body, **yes)
    assert denied == {"error": "not_allowed", "data": {"permission": "resume_parked"}}
    assert "answer" in take(cast, second, sale), "whoever parked it takes it up"


def test_taken_up_at_two_registers_is_told_and_nothing_is_lost(
    cast: Cast, first: Tablet, second: Tablet
) -> None:
    sale = park(cast, first)
    assert end(cast, second, sale) == "done"
    assert end(cast, first, sale) == "done"
    with cast.at_work():
        [told] = listed(cast.owner, done=False, most=9)
        assert "39" in told.words
        assert "K9" in told.words


def test_given_up_here_and_taken_up_there_is_no_trouble(
    cast: Cast, first: Tablet, second: Tablet
) -> None:
    sale = park(cast, first)
    assert end(cast, first, sale, "dropped") == "done"
    assert take(cast, second, sale)["error"] == "parked_gone"
    assert end(cast, second, sale) == "done"
    with cast.at_work():
        assert piles(cast.owner) == []


def test_the_end_waits_for_the_beginning(cast: Cast, first: Tablet) -> None:
    sale = next(ids)
    assert end(cast, first, sale) == "later"
    park(cast, first, sale)
    assert end(cast, first, sale) == "done"


def test_no_cart_is_overwritten_by_another(cast: Cast, first: Tablet, second: Tablet) -> None:
    sale = park(cast, first)
    park(cast, second, sale, total=1, cart={"id": str(sale), "lines": []})
    assert take(cast, first, sale)["answer"]["cart"]["lines"] == ["the till's own"]
    body = {
        "id": str(next(ids)),
        "number": 1,
        "name": "",
        "goods": "",
        "pieces_milli": 1,
        "total": 1,
    }
    mixed = {**body, "cart": {"id": str(sale)}}
    assert hand_in(first, cast.cashier.id, "sale_parked", mixed) == "refused"


def test_other_stores_and_strangers_find_nothing(cast: Cast, first: Tablet) -> None:
    sale = park(cast, first)
    elsewhere = paired(cast, cast.other_register)
    assert ask(elsewhere, cast.owner.id, "parked_sales", {"mine": []})["answer"]["sales"] == []
    assert take(cast, elsewhere, sale)["error"] == "not_found"
    with cast.abroad():
        assert not ParkedSale.objects.exists()
