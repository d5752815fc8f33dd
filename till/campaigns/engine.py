"""What campaigns take off the goods in a cart: derived anew, never kept as lines.

Every piece is claimed by one campaign at most, and the set that is cheapest for the customer
is chosen, within a bound of work. See `docs/algorithms/campaigns.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns import (
    amount_off,
    bundle,
    fixed_price,
    member_price,
    n_for_m,
    n_for_price,
    percent_off,
    quantity_steps,
    threshold,
)
from till.campaigns.audience import is_for
from till.campaigns.index import index_of, is_linking
from till.campaigns.orders import orders
from till.campaigns.piles import Claim, Pile
from till.discount import with_own_discount
from till.rounding import split

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from till.shapes import AppliedCampaign, Campaign, Cart, Line, Pricebook

    # rank of a pile → what was claimed of it: campaign, amount, pieces
    Shares = dict[int, list[tuple[Campaign, int, int]]]

_TERMS = ("price", "amount", "rate_bp", "pieces", "paid", "limit")
_SINGLE: dict[str, Callable[[Campaign, Pile], int]] = {
    "amount_off": amount_off.saving,
    "fixed_price": fixed_price.saving,
    "member_price": member_price.saving,
    "percent_off": percent_off.saving,
}
_LINKING: dict[str, Callable[[Campaign, list[Pile]], Claim]] = {
    "bundle": bundle.claim,
    "n_for_m": n_for_m.claim,
    "n_for_price": n_for_price.claim,
    "quantity_steps": quantity_steps.claim,
    "threshold": threshold.claim,
}


def with_campaigns(book: Pricebook, cart: Cart, lines: list[Line]) -> list[Line]:
    """`lines` with what campaigns take off each. `cart` holds the lines as they were last
    derived: those that no change concerns stay the very same objects."""
    before = {line["no"]: line for line in cart["lines"]}
    fresh = [
        i
        for i, line in enumerate(lines)
        if before.get(line["no"]) is not line and line["origin"] is None
    ]
    changed = [lines[i] for i in fresh] + _gone(before, fresh, lines)
    if not any(line["offers"] for line in changed):
        return lines
    open_to = _Open(book, cart)
    links = open_to.links_of(changed)
    if links:
        fresh = _concerned(open_to, lines, fresh, links)
    derived = list(lines)
    for group in _groups(open_to, lines, fresh):
        for i, applied in zip(group, _solved(open_to, [lines[i] for i in group])):
            derived[i] = _with_applied(lines[i], applied)
    return derived


def _gone(before: dict[int, Line], fresh: list[int], lines: list[Line]) -> list[Line]:
    """Lines as they were that are changed now, or no more."""
    if len(before) + len(fresh) == len(lines):
        return []
    kept = {line["no"]: line for line in lines}
    return [before[no] for no in sorted(before) if kept.get(no) is not before[no]]


class _Open:
    """The campaigns that are open to the cart's customer, by offer."""

    def __init__(self, book: Pricebook, cart: Cart) -> None:
        self._index = index_of(book)
        self._cart = cart
        self._known: dict[str, Campaign | None] = {}

    def get(self, offer: str) -> Campaign | None:
        if offer not in self._known:
            campaign = self._index.campaigns.get(offer)
            if campaign is not None and not is_for(campaign, self._cart):
                campaign = None
            self._known[offer] = campaign
        return self._known[offer]

    def of(self, line: Line) -> list[Campaign]:
        """Those that may take something off the line."""
        found = [self.get(offer) for offer in line["offers"]]
        return [
            campaign
            for campaign in found
            if campaign is not None and (campaign["with_discount"] or line["discount"] is None)
        ]

    def links_of(self, lines: list[Line]) -> dict[str, bool]:
        """The ids of campaigns by which the lines hang together with others."""
        return {
            offer: True for line in lines for offer in line["offers"] if self._index.links(offer)
        }


def _concerned(
    open_to: _Open, lines: list[Line], fresh: list[int], links: dict[str, bool]
) -> list[int]:
    """The lines that hang together with the changed ones, over any number of campaigns."""
    found = dict.fromkeys(fresh, True)
    grown = True
    while grown:
        grown = False
        for i, line in enumerate(lines):
            if i not in found and any(offer in links for offer in line["offers"]):
                found[i] = True
                links.update(open_to.links_of([line]))
                grown = True
    return sorted(found)


def _groups(open_to: _Open, lines: list[Line], indexes: list[int]) -> list[list[int]]:
    """The lines apart into groups that no campaign links, each in an order of their own."""
    groups: list[list[int]] = []
    group_of: dict[str, list[int]] = {}
    for i in indexes:
        group = [i]
        for offer in sorted(open_to.links_of([lines[i]])):
            other = group_of.get(offer, group)
            if other is not group:
                group += other
                for linked in sorted(group_of):
                    if group_of[linked] is other:
                        group_of[linked] = group
                groups.remove(other)
            group_of[offer] = group
        groups.append(group)
    for group in groups:
        group.sort(key=lambda i: (lines[i]["item"]["variant"], lines[i]["no"]))
    return groups


def _solved(open_to: _Open, lines: list[Line]) -> list[list[AppliedCampaign]]:
    """What is taken off each line of a group."""
    piles = [Pile(line, rank) for rank, line in enumerate(lines)]
    linking: dict[str, tuple[Campaign, list[Pile]]] = {}
    for pile in piles:
        for campaign in open_to.of(pile.line):
            if is_linking(campaign):
                linking.setdefault(campaign["id"], (campaign, []))[1].append(pile)
            else:
                _judge_alone(campaign, pile)
    shares: Shares = {}
    for claim in _best([linking[offer] for offer in sorted(linking)]):
        for (pile, pieces, _weight), amount in zip(
            claim.takes, split(claim.amount, [weight for _pile, _pieces, weight in claim.takes])
        ):
            shares.setdefault(pile.rank, []).append((claim.campaign, amount, pieces))
            pile.left -= pieces
    for pile in piles:
        if pile.single is not None and pile.left > 0:
            share = (pile.single, pile.alone * pile.left, pile.left)
            shares.setdefault(pile.rank, []).append(share)
    return [_applied(pile, shares.get(pile.rank, [])) for pile in piles]


def _judge_alone(campaign: Campaign, pile: Pile) -> None:
    saving = _SINGLE[campaign["kind"]](campaign, pile)
    if saving > pile.alone:
        pile.alone = saving
        pile.single = campaign


def _best(linking: list[tuple[Campaign, list[Pile]]]) -> list[Claim]:
    """The claims that gain most, of those orders of the campaigns that are tried."""
    worth = []
    for campaign, piles in linking:
        alone = _claim(campaign, piles)
        if alone.gain > 0:
            worth.append((-alone.gain, campaign["id"], campaign, piles, alone))
    if not worth:
        return []
    worth.sort(key=lambda row: (row[0], row[1]))
    if len(worth) == 1:
        return [worth[0][4]]
    best: list[Claim] = []
    best_gain = 0
    for order in orders([len(row[3]) for row in worth]):
        claims = _in_order([(worth[i][2], worth[i][3]) for i in order])
        gain = sum([claim.gain for claim in claims])
        if gain > best_gain:
            best, best_gain = claims, gain
    return best


def _in_order(linking: list[tuple[Campaign, list[Pile]]]) -> list[Claim]:
    """What each campaign takes of what those before it left."""
    claims = []
    for campaign, piles in linking:
        claim = _claim(campaign, piles)
        if claim.gain > 0:
            claims.append(claim)
            for pile, pieces, _weight in claim.takes:
                pile.left -= pieces
    for claim in claims:
        for pile, pieces, _weight in claim.takes:
            pile.left += pieces
    return claims


def _claim(campaign: Campaign, piles: list[Pile]) -> Claim:
    if campaign["kind"] in _SINGLE:
        return _capped(campaign, piles)
    return _LINKING[campaign["kind"]](campaign, piles)


def _capped(campaign: Campaign, piles: list[Pile]) -> Claim:
    """A campaign that judges each piece by itself, on the pieces that gain most of it."""
    saving = _SINGLE[campaign["kind"]]
    rows = [(pile.alone - saving(campaign, pile), pile.rank, pile) for pile in piles]
    rows.sort(key=lambda row: (row[0], row[1]))
    takes = []
    most = campaign["most"]
    for loss, _rank, pile in rows:
        pieces = min(pile.left, most)
        if loss >= 0 or most == 0:
            break
        if pieces > 0:
            takes.append((pile, pieces, saving(campaign, pile) * pieces))
            most -= pieces
    return Claim(campaign, sum([weight for _pile, _pieces, weight in takes]), takes)


def _applied(pile: Pile, shares: list[tuple[Campaign, int, int]]) -> list[AppliedCampaign]:
    return [
        {
            "campaign": campaign["id"],
            "name": campaign["name"],
            "code": campaign["kind"],
            "data": _data(campaign),
            "amount": amount,
            "pieces_milli": pieces * pile.piece_milli,
            "with_discount": campaign["with_discount"],
        }
        for campaign, amount, pieces in shares
    ]


def _data(campaign: Campaign) -> dict[str, int]:
    """The figures of its terms that are any."""
    terms: dict[str, Any] = dict(campaign)
    return {name: terms[name] for name in _TERMS if terms[name] != 0}


def _with_applied(line: Line, applied: list[AppliedCampaign]) -> Line:
    if line["campaigns"] == applied:
        return line
    changed = line.copy()
    changed["campaigns"] = applied
    return with_own_discount(changed)
