"""Campaigns beside the best that trying everything finds."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from till.campaigns.hints import hints
from till.campaigns.recount import campaign_difference
from till.shapes import Campaign, Cart, Pricebook
from till.tests.best_campaigns import best_saving
from till.tests.cast import campaign, item, pricebook, send
from till.tests.invariants import check_cart

PRICES = st.sampled_from([1000, 1995, 2500, 3000, 4950])
GOODS = st.lists(st.tuples(st.sampled_from("abc"), PRICES), min_size=1, max_size=6)
# Goods of one price share a saving that cannot be halved: somebody gets the odd øre.
ALIKE = st.lists(st.tuples(st.sampled_from("abc"), st.just(1995)), min_size=2, max_size=6)
SINGLE = st.one_of(
    st.builds(lambda rate: campaign("percent_off", rate_bp=rate), st.sampled_from([500, 3300])),
    st.builds(lambda price: campaign("fixed_price", price=price), st.sampled_from([900, 2000])),
    st.builds(lambda amount: campaign("amount_off", amount=amount), st.sampled_from([100, 1500])),
)
LINKING = st.one_of(
    st.builds(
        lambda n, price: campaign("n_for_price", pieces=n, price=price),
        st.integers(2, 3),
        st.sampled_from([1500, 4000, 7000]),
    ),
    st.builds(
        lambda n, rate: campaign("n_for_m", pieces=n, paid=1, rate_bp=rate),
        st.integers(2, 3),
        st.sampled_from([5000, 10_000]),
    ),
    st.builds(
        lambda rate: campaign(
            "quantity_steps",
            steps=[{"pieces": 2, "rate_bp": rate}, {"pieces": 4, "rate_bp": rate * 2}],
        ),
        st.sampled_from([500, 2500]),
    ),
    st.builds(lambda price: campaign("bundle", brands=["a", "b"], price=price), PRICES),
)
THRESHOLD = st.builds(
    lambda limit, amount: campaign("threshold", limit=limit, amount=amount),
    st.sampled_from([3000, 6000]),
    st.sampled_from([500, 2000]),
)


def named(campaigns: list[Campaign]) -> list[Campaign]:
    """Each with an id and, where it is about one brand only, that brand."""
    return [each | {"id": f"c{number}"} for number, each in enumerate(campaigns)]


def sold(book: Pricebook, goods: list[tuple[str, int]]) -> Cart:
    cart = send(book, None, "start", id="sale")
    for brand, price in goods:
        good = item("bell", variant=f"{brand}-{price}", brand=brand, price=price)
        cart = send(book, cart, "add", item=good)
    return cart


@settings(deadline=None)
@given(GOODS, st.lists(SINGLE, max_size=2), LINKING)
def test_a_set_beside_any_campaigns_of_single_pieces_is_the_best(
    goods: list[tuple[str, int]], single: list[Campaign], linking: Campaign
) -> None:
    campaigns = named([*single, linking])
    book = pricebook(campaigns=campaigns)
    cart = sold(book, goods)
    check_cart(book, cart)
    assert cart["totals"]["discount"] == best_saving(campaigns, goods)


@settings(deadline=None)
@given(GOODS, st.lists(st.one_of(SINGLE, LINKING, THRESHOLD), min_size=2, max_size=3))
def test_several_sets_are_never_better_than_the_best_nor_worse_than_one(
    goods: list[tuple[str, int]], some: list[Campaign]
) -> None:
    campaigns = named(some)
    book = pricebook(campaigns=campaigns)
    cart = sold(book, goods)
    check_cart(book, cart)
    saving = cart["totals"]["discount"]
    assert saving <= best_saving(campaigns, goods)
    for each in campaigns:
        if each["kind"] != "threshold":
            assert saving >= best_saving([each], goods)


@settings(deadline=None, max_examples=400)
@given(
    st.one_of(GOODS, ALIKE),
    st.lists(st.one_of(SINGLE, LINKING, THRESHOLD), max_size=3),
    st.randoms(),
)
def test_the_order_of_scans_changes_no_price(
    goods: list[tuple[str, int]], some: list[Campaign], chance: Any
) -> None:
    book = pricebook(campaigns=named(some))
    turned = list(goods)
    chance.shuffle(turned)
    assert totals_of(sold(book, goods)) == totals_of(sold(book, turned))


def totals_of(cart: Cart) -> dict[str, int]:
    return {line["item"]["variant"]: line["total"] for line in cart["lines"]}


@settings(deadline=None)
@given(GOODS, st.lists(st.one_of(SINGLE, LINKING, THRESHOLD), min_size=1, max_size=3))
def test_what_a_sale_says_of_campaigns_can_be_counted_again(
    goods: list[tuple[str, int]], some: list[Campaign]
) -> None:
    campaigns = named(some)
    lines: Any = [
        {"origin": None, "unit": line["item"]["unit"]} | line
        for line in sold(pricebook(campaigns=campaigns), goods)["lines"]
    ]
    body: Any = {"campaigns": campaigns, "lines": lines}
    assert campaign_difference(body) is None
    for line in lines:
        for applied in line["campaigns"][:1]:
            applied["amount"] += 1
            if applied["code"] != "bundle":
                assert campaign_difference(body) is not None
            applied["amount"] -= 1


@settings(deadline=None, max_examples=200)
@given(GOODS, st.lists(SINGLE, max_size=1), st.lists(LINKING, min_size=1, max_size=3))
def test_one_more_costs_what_the_hint_says_and_opens_what_it_names(
    goods: list[tuple[str, int]], single: list[Campaign], linking: list[Campaign]
) -> None:
    campaigns = named([*single, *linking])
    book = pricebook(campaigns=campaigns)
    cart = sold(book, goods)
    told = hints(book, cart)
    assert len({hint["campaign"] for hint in told}) == len(told)
    for hint in told:
        line = next(line for line in cart["lines"] if line["no"] == hint["line"])
        then = send(book, cart, "add", item=line["item"])
        assert then["totals"]["total"] - cart["totals"]["total"] == hint["costs"]
        assert hint["costs"] < line["unit_price"]
        before, after = claimed(cart, hint["campaign"]), claimed(then, hint["campaign"])
        if hint["code"] == "quantity_steps":
            (steps,) = [each["steps"] for each in campaigns if each["id"] == hint["campaign"]]
            assert before < after
            assert after in [step["pieces"] * 1000 for step in steps]
        else:
            assert after - before >= 2000


def claimed(cart: Cart, campaign: str) -> int:
    """How much a campaign claims, in thousandths."""
    applied = [each for line in cart["lines"] for each in line["campaigns"]]
    return sum(each["pieces_milli"] for each in applied if each["campaign"] == campaign)


def test_what_is_known_of_some_goods_is_not_taken_for_others_that_are_as_many() -> None:
    pair = campaign("n_for_price", pieces=2, price=1500)
    book = pricebook(campaigns=named([pair, campaign("percent_off", rate_bp=3000)]))
    book["campaigns"][1]["audience"] = "members"
    for price, member, discount in (
        (1000, False, 500),
        (2500, False, 3500),
        (1000, False, 500),
        (1000, True, 600),
    ):
        cart = send(book, None, "start", id="sale")
        cart = send(book, cart, "set_customer", customer="ulla", member=member)
        good = item("bell", price=price)
        cart = send(book, cart, "add", item=good, quantity_milli=2000)
        assert cart["totals"]["discount"] == discount


def test_lines_that_nothing_concerns_stay_the_very_same() -> None:
    campaigns = named(
        [
            campaign("n_for_price", pieces=2, price=1500, brands=["a"]),
            campaign("percent_off", rate_bp=1000, brands=["b"]),
        ]
    )
    book = pricebook(campaigns=campaigns)
    cart = sold(book, [("a", 1000), ("b", 2500), ("c", 3000)])
    more = send(book, cart, "add", item=item("tube", brand="a", price=1000))
    kept = [new is old for new, old in zip(more["lines"], cart["lines"], strict=False)]
    assert kept == [False, True, True]
    assert more["lines"][0]["total"] == 750


def test_a_large_cart_of_one_thing_is_counted_in_whole_sets() -> None:
    for each, total in (
        (campaign("n_for_price", pieces=3, price=10_000), 9999 // 3 * 10_000),
        (campaign("n_for_m", pieces=3, paid=2, rate_bp=10_000), 9999 // 3 * 2 * 4900),
    ):
        book = pricebook(campaigns=named([each]))
        cart = send(book, None, "start", id="sale")
        cart = send(book, cart, "add", item=item("bell"), quantity_milli=9_999_000)
        assert cart["totals"]["total"] == total
