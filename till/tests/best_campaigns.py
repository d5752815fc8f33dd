"""The most that campaigns can save, found by trying every way to share the pieces out."""

from __future__ import annotations

from itertools import combinations

from till.rounding import half_up
from till.shapes import Campaign

Goods = list[tuple[str, int]]  # brand and price of each piece


def best_saving(campaigns: list[Campaign], goods: Goods) -> int:
    """Every campaign with every choice of the pieces that are left, one after the other."""
    if not campaigns:
        return 0
    first, rest = campaigns[0], campaigns[1:]
    best = 0
    for count in range(len(goods) + 1):
        for chosen in combinations(range(len(goods)), count):
            saved = _saving(first, [goods[i] for i in chosen])
            if saved is None:
                continue
            left = [goods[i] for i in range(len(goods)) if i not in chosen]
            best = max(best, saved + best_saving(rest, left))
    return best


def _saving(campaign: Campaign, goods: Goods) -> int | None:
    """What a campaign takes off when it claims exactly these pieces; None where it cannot."""
    prices = sorted((price for _brand, price in goods), reverse=True)
    if not goods:
        return 0
    kind, n = campaign["kind"], campaign["pieces"]
    if kind == "percent_off":
        return sum(_rate(price, campaign["rate_bp"]) for price in prices)
    if kind == "amount_off":
        return sum(min(price, campaign["amount"]) for price in prices)
    if kind == "fixed_price":
        return sum(max(0, price - campaign["price"]) for price in prices)
    if kind == "n_for_price":
        sets, over = divmod(len(prices), n)
        return None if over else sum(prices) - sets * campaign["price"]
    if kind == "n_for_m":
        if len(prices) % n:
            return None
        return sum(
            _rate(price, campaign["rate_bp"])
            for place, price in enumerate(prices)
            if place % n >= campaign["paid"]
        )
    if kind == "threshold":
        return campaign["amount"] if sum(prices) >= campaign["limit"] else None
    if kind == "quantity_steps":
        rates = [s["rate_bp"] for s in campaign["steps"] if s["pieces"] <= len(prices)]
        return sum(_rate(price, max(rates)) for price in prices) if rates else None
    return _bundle(campaign, goods)


def _bundle(campaign: Campaign, goods: Goods) -> int | None:
    brands = [part["targets"][0]["value"] for part in campaign["parts"]]
    counts = [sum(1 for brand, _price in goods if brand == wanted) for wanted in brands]
    if sum(counts) != len(goods) or len(set(counts)) != 1:
        return None
    return sum(price for _brand, price in goods) - counts[0] * campaign["price"]


def _rate(price: int, rate_bp: int) -> int:
    return half_up(price * rate_bp, 10_000)
