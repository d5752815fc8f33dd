"""What one more piece would open: the cart is one short of a set, or of a larger rate.

Asked for beside the cart, when it rests: no command waits for it. See
`docs/algorithms/campaigns.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.audience import is_for
from till.campaigns.engine import figures_of
from till.campaigns.index import index_of
from till.limits import MAX_QUANTITY_MILLI
from till.totals import priced, with_lines

if TYPE_CHECKING:
    from till.campaigns.index import Index
    from till.shapes import Campaign, Cart, Hint, Line, Pricebook

_SETS = ("n_for_price", "n_for_m", "quantity_steps")
# So many campaigns are tried at most: those of the lines that came last.
_MOST = 4


def hints(book: Pricebook, cart: Cart) -> list[Hint]:
    """One a campaign at most, on the latest line whose goods would do; none while a payment stands
    that goods cannot change behind."""
    found: list[Hint] = []
    if any(payment["voucher"] is None for payment in cart["payments"]):
        return found
    for campaign, line in _tried(index_of(book), cart):
        hint = _hint(book, cart, campaign, line)
        if hint is not None:
            found.append(hint)
    return found


def _tried(index: Index, cart: Cart) -> list[tuple[Campaign, Line]]:
    """The campaigns that count pieces, each with its latest line."""
    found: list[tuple[Campaign, Line]] = []
    met: dict[str, bool] = {}
    for line in reversed(cart["lines"]):
        for offer in line["offers"] if _may_grow(line) else []:
            campaign = index.campaigns.get(offer)
            if campaign is None or offer in met or campaign["kind"] not in _SETS:
                continue
            met[offer] = True
            if is_for(campaign, cart):
                found.append((campaign, line))
                if len(found) == _MOST:
                    return found
    return found


def _may_grow(line: Line) -> bool:
    """Goods in pieces, sold without a discount by hand, of which there may be one more."""
    if line["origin"] is not None or line["discount"] is not None or "serial" in line:
        return False
    quantity = line["quantity_milli"]
    whole = line["item"]["unit"] == "pcs" and quantity % 1000 == 0
    return whole and 0 < quantity <= MAX_QUANTITY_MILLI - 1000


def _hint(book: Pricebook, cart: Cart, campaign: Campaign, line: Line) -> Hint | None:
    more = line.copy()
    more["quantity_milli"] += 1000
    lines = [priced(book, cart, more) if one is line else one for one in cart["lines"]]
    then = with_lines(book, cart, lines)
    before, after = _claimed(cart["lines"], campaign), _claimed(then["lines"], campaign)
    costs = then["totals"]["total"] - cart["totals"]["total"]
    if not _completes(campaign, before, after) or costs >= line["unit_price"]:
        return None
    return {
        "line": line["no"],
        "campaign": campaign["id"],
        "name": campaign["name"],
        "code": campaign["kind"],
        "data": figures_of(campaign),
        "costs": costs,
    }


def _claimed(lines: list[Line], campaign: Campaign) -> int:
    """How many pieces a campaign claims."""
    milli = 0
    for line in lines:
        for applied in line["campaigns"]:
            if applied["campaign"] == campaign["id"]:
                milli += applied["pieces_milli"]
    return milli


def _completes(campaign: Campaign, before: int, after: int) -> bool:
    """Whether the piece does more than join: others that waited are claimed with it, or a step
    is reached."""
    if campaign["kind"] == "quantity_steps":
        return any(step["pieces"] * 1000 == after for step in campaign["steps"]) and after > before
    return after - before > 1000
