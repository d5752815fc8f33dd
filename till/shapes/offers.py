"""Campaigns, price lists and coupons: what makes goods cheaper without anybody's hand."""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class Target(TypedDict):
    """Goods that a campaign is about. `category`: the path of one, and all below it."""

    by: Literal["everything", "variant", "product", "category", "brand", "tag"]
    value: str  # an id, a path or a name; "" for everything


class Part(TypedDict):
    """Goods of a campaign; a bundle has several parts, every other kind one."""

    targets: list[Target]
    pieces: int  # how many of them a bundle takes; 1 elsewhere
    rate_bp: int  # what a bundle without a price takes off them; 0 elsewhere


class Step(TypedDict):
    pieces: int  # from so many pieces on
    rate_bp: int  # so much off each of them


class Campaign(TypedDict):
    """A promise that holds for a time. What its kind does not use is 0 or empty.

    Times are the shop's own: `starts_at` and `ends_at` are `2026-11-21T08:00`, the end excluded;
    `from_time` and `until_time` are `08:00`, on each day of `weekdays`, 1 for Monday.
    """

    id: str
    number: int  # what its coupons call it
    name: str
    kind: Literal[
        "percent_off",
        "amount_off",
        "fixed_price",
        "n_for_price",
        "n_for_m",
        "bundle",
        "threshold",
        "quantity_steps",
        "member_price",  # made of a price list for members
    ]
    parts: list[Part]
    price: int  # of a piece (fixed_price) or a set (n_for_price, bundle; 0: see its parts)
    amount: int  # off a piece (amount_off) or the goods together (threshold)
    rate_bp: int  # off a piece, off those of a set that are not paid in full, or off the goods
    pieces: int  # in a set
    paid: int  # of them paid in full (n_for_m)
    limit: int  # from so much on (threshold)
    steps: list[Step]
    audience: Literal["everybody", "group", "members", "coupon"]
    groups: list[str]  # customer groups, for the audience `group`
    starts_at: str | None
    ends_at: str | None
    weekdays: list[int]
    from_time: str | None
    until_time: str | None
    with_discount: bool  # whether a discount by hand may come on top
    most: int  # sets, or pieces, in one sale; 0 = any number


class AppliedCampaign(TypedDict):
    """What a campaign took off this line, in positive øre, and why: `code` with `data`."""

    campaign: str
    name: str
    code: str  # the campaign's kind
    data: dict[str, Any]
    amount: int
    pieces_milli: int  # how much of the line it claimed
    with_discount: bool


class Hint(TypedDict):
    """One more piece of a line's goods would complete a set of this campaign, or reach its step."""

    line: int
    campaign: str
    name: str
    code: str  # the campaign's kind
    data: dict[str, Any]
    costs: int  # what the piece adds to the cart's total, in øre; less than nothing is possible


class Coupon(TypedDict):
    """A personal code that was shown: it opens one campaign, once."""

    campaign: int
    number: int


class PriceList(TypedDict):
    """Who pays the prices of a list: customers of its groups, or members."""

    id: str
    name: str
    members: bool
    groups: list[str]


class ListPrice(TypedDict):
    list: str
    price: int
