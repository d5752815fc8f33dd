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
from till.campaigns.known_claims import KnownClaims, key_of
from till.campaigns.orders import orders
from till.campaigns.piles import Claim, Pile
from till.discount import with_own_discount
from till.limits import MAX_QUANTITY_MILLI
from till.rounding import split

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from till.campaigns.index import Index
    from till.shapes import AppliedCampaign, Campaign, Cart, Line, Pricebook

    Share = tuple[Campaign, int, int]  # what was claimed of a pile: campaign, amount, pieces
    Shares = dict[int, list[Share]]  # by rank of the pile

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
    index = index_of(book)
    if not index.campaigns:
        return lines
    before = {line["no"]: line for line in cart["lines"]}
    fresh = [
        i
        for i, line in enumerate(lines)
        if before.get(line["no"]) is not line and line["origin"] is None
    ]
    changed = [lines[i] for i in fresh] + _gone(before, fresh, lines)
    if not any(line["offers"] for line in changed):
        return lines
    open_to = _Open(index, cart)
    linking = index.linking
    links = {offer: True for line in changed for offer in line["offers"] if offer in linking}
    derived = list(lines)
    for group in _groups(linking, lines, fresh, links):
        for i, line in zip(group, _solved(open_to, [lines[i] for i in group])):
            derived[i] = line
    return derived


def _gone(before: dict[int, Line], fresh: list[int], lines: list[Line]) -> list[Line]:
    """Lines as they were that are changed now, or no more."""
    if len(before) + len(fresh) == len(lines):
        return []
    kept = {line["no"]: line for line in lines}
    return [before[no] for no in sorted(before) if kept.get(no) is not before[no]]


class _Open:
    """The campaigns that are open to the cart's customer, by what lines are offered. Many lines
    are offered the same."""

    def __init__(self, index: Index, cart: Cart) -> None:
        self._index = index
        if index.claims.is_full():
            index.claims = KnownClaims()
        self.claims = index.claims
        self._cart = cart
        self._known: dict[Any, tuple[list[Campaign], list[Campaign]]] = {}

    def pile_of(self, line: Line, rank: int) -> Pile:
        """The pieces of a line, judged by themselves. Those of a line that no change concerns
        are as they were: where the customer is another, all lines are."""
        pile = self.claims.pile_of(line)
        if pile is None:
            pile = Pile(line)
            alone, pile.linking = self._of(line)
            for campaign in alone:
                _judge_alone(campaign, pile)
            self.claims.keep_pile(pile)
        pile.rank = rank
        pile.left = pile.pieces
        return pile

    def _of(self, line: Line) -> tuple[list[Campaign], list[Campaign]]:
        """Those that may take something off the line: judging each piece by itself, linking."""
        key = (line["discount"] is None, tuple(line["offers"]))
        if key not in self._known:
            self._known[key] = self._found(line)
        return self._known[key]

    def _found(self, line: Line) -> tuple[list[Campaign], list[Campaign]]:
        alone: list[Campaign] = []
        linking: list[Campaign] = []
        for offer in line["offers"]:
            campaign = self._index.campaigns.get(offer)
            if campaign is None or not is_for(campaign, self._cart):
                continue
            if campaign["with_discount"] or line["discount"] is None:
                (linking if is_linking(campaign) else alone).append(campaign)
        return alone, linking


def _groups(
    linking: dict[str, bool], lines: list[Line], fresh: list[int], links: dict[str, bool]
) -> list[list[int]]:
    """The lines to be worked out: the fresh ones, and all that hang together with a changed one
    by `links`, over any number of campaigns. Apart in groups that nothing links, each in an order
    that does not depend on the cart's."""
    lines_of: dict[str, list[int]] = {}
    for i, line in enumerate(lines) if links else ():
        for offer in line["offers"]:
            if offer in linking:
                lines_of.setdefault(offer, []).append(i)
    groups: list[list[int]] = []
    grouped: dict[int, bool] = {}
    met: dict[str, bool] = {}
    for link in sorted(links):
        group: list[int] = []
        waiting = [link]
        while waiting:
            offer = waiting.pop()
            if offer in met:
                continue
            met[offer] = True
            for i in lines_of.get(offer, ()):
                if i not in grouped:
                    grouped[i] = True
                    group.append(i)
                    waiting += [other for other in lines[i]["offers"] if other in linking]
        groups.append(group)
    groups += [[i] for i in fresh if i not in grouped]
    for group in groups:
        group.sort(key=lambda i: (lines[i]["item"]["variant"], lines[i]["no"]))
    return groups


def _solved(open_to: _Open, lines: list[Line]) -> list[Line]:
    """The lines of a group with what is taken off each."""
    piles = [open_to.pile_of(line, rank) for rank, line in enumerate(lines)]
    linking: dict[str, tuple[Campaign, list[Pile]]] = {}
    for pile in piles:
        for campaign in pile.linking:
            linking.setdefault(campaign["id"], (campaign, []))[1].append(pile)
    shares: Shares = {}
    for claim in _best(open_to.claims, [linking[offer] for offer in sorted(linking)]):
        for (pile, pieces, _weight), amount in zip(
            claim.takes, split(claim.amount, [weight for _pile, _pieces, weight in claim.takes])
        ):
            shares.setdefault(pile.rank, []).append((claim.campaign, amount, pieces))
            pile.left -= pieces
    for pile in piles:
        if pile.single is not None and pile.left > 0:
            share = (pile.single, pile.alone * pile.left, pile.left)
            shares.setdefault(pile.rank, []).append(share)
    return [_with_shares(pile, shares.get(pile.rank, [])) for pile in piles]


def _judge_alone(campaign: Campaign, pile: Pile) -> None:
    saving = _SINGLE[campaign["kind"]](campaign, pile)
    if saving > pile.alone:
        pile.alone = saving
        pile.single = campaign


def _best(known: KnownClaims, linking: list[tuple[Campaign, list[Pile]]]) -> list[Claim]:
    """The claims that gain most, of those orders of the campaigns that are tried."""
    worth = []
    for campaign, piles in linking:
        alone = _claim(known, campaign, piles)
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
        claims = _in_order(known, [(worth[i][2], worth[i][3]) for i in order])
        gain = sum([claim.gain for claim in claims])
        if gain > best_gain:
            best, best_gain = claims, gain
    return best


def _in_order(known: KnownClaims, linking: list[tuple[Campaign, list[Pile]]]) -> list[Claim]:
    """What each campaign takes of what those before it left."""
    claims = []
    for campaign, piles in linking:
        claim = _claim(known, campaign, piles)
        if claim.gain > 0:
            claims.append(claim)
            for pile, pieces, _weight in claim.takes:
                pile.left -= pieces
    for claim in claims:
        for pile, pieces, _weight in claim.takes:
            pile.left += pieces
    return claims


def _claim(known: KnownClaims, campaign: Campaign, piles: list[Pile]) -> Claim:
    """The best claim of one campaign, as it is known or worked out."""
    key = key_of(campaign, piles)
    claim = known.find(key)
    if claim is None:
        claim = claim_of(campaign, piles)
        known.keep(key, claim)
    return claim


def claim_of(campaign: Campaign, piles: list[Pile]) -> Claim:
    """The best claim of one campaign."""
    if campaign["kind"] in _SINGLE:
        return _capped(campaign, piles)
    return _LINKING[campaign["kind"]](campaign, piles)


def _capped(campaign: Campaign, piles: list[Pile]) -> Claim:
    """A campaign that judges each piece by itself, on the pieces that gain most of it, or with
    no cap on all that gain."""
    saving = _SINGLE[campaign["kind"]]
    rows = [(pile.alone - saving(campaign, pile), pile.rank, pile) for pile in piles]
    rows.sort(key=lambda row: (row[0], row[1]))
    takes = []
    most = campaign["most"] or MAX_QUANTITY_MILLI
    for loss, _rank, pile in rows:
        pieces = min(pile.left, most)
        if loss >= 0:
            break
        if pieces > 0:
            takes.append((pile, pieces, saving(campaign, pile) * pieces))
            most -= pieces
    return Claim(campaign, sum([weight for _pile, _pieces, weight in takes]), takes)


def _with_shares(pile: Pile, shares: list[Share]) -> Line:
    """A pile's line with what campaigns take off it: the very same where that is what it has."""
    line = pile.line
    if _has(line["campaigns"], pile, shares):
        return line
    changed = line.copy()
    changed["campaigns"] = [
        {
            "campaign": campaign["id"],
            "name": campaign["name"],
            "code": campaign["kind"],
            "data": figures_of(campaign),
            "amount": amount,
            "pieces_milli": pieces * pile.piece_milli,
            "with_discount": campaign["with_discount"],
        }
        for campaign, amount, pieces in shares
    ]
    return with_own_discount(changed)


def _has(applied: list[AppliedCampaign], pile: Pile, shares: list[Share]) -> bool:
    """Whether that is what is on a line. One pricebook gives a campaign one name and figures."""
    if len(applied) != len(shares):
        return False
    for each, (campaign, amount, pieces) in zip(applied, shares):
        if each["campaign"] != campaign["id"] or each["amount"] != amount:
            return False
        if each["pieces_milli"] != pieces * pile.piece_milli:
            return False
    return True


def figures_of(campaign: Campaign) -> dict[str, int]:
    """The figures of its terms that are any."""
    terms: dict[str, Any] = dict(campaign)
    return {name: terms[name] for name in _TERMS if terms[name] != 0}
