"""Which campaigns concern goods: looked up by what the goods are, not by going through all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.known_claims import KnownClaims
from till.campaigns.live import is_live
from till.campaigns.member_price import member_price

if TYPE_CHECKING:
    from till.shapes import Campaign, Item, Part, Pricebook

_BETWEEN = " / "  # the levels of a category's path
_KEPT = 4
# Kinds that judge each piece by itself. All others link the lines that they may claim together.
SINGLE = ("percent_off", "amount_off", "fixed_price", "member_price")


class Index:
    """The campaigns of one pricebook by id and by target."""

    def __init__(self, book: Pricebook) -> None:
        self.book = book
        self.claims = KnownClaims()
        self.campaigns = {campaign["id"]: campaign for campaign in book["campaigns"]}
        for known in book["price_lists"]:
            if known["members"]:
                self.campaigns[known["id"]] = member_price(known)
        # Those whose effect on one line depends on others.
        self.linking = {each["id"]: True for each in book["campaigns"] if is_linking(each)}
        self._by_target: dict[tuple[str, str], list[str]] = {}
        for campaign in book["campaigns"]:
            for part in campaign["parts"]:
                for target in part["targets"]:
                    key = (target["by"], target["value"])
                    self._by_target.setdefault(key, []).append(campaign["id"])

    def offers_of(self, item: Item, at: str) -> list[str]:
        """The ids, in order, of the campaigns that hold for `item` at a local time."""
        if not self.campaigns or not item["discountable"]:
            return []
        found: dict[str, bool] = {}
        for key in _keys_of(item):
            for offer in self._by_target.get(key, ()):
                if offer not in found:
                    found[offer] = is_live(self.campaigns[offer], at)
        for each in item["prices"]:
            found[each["list"]] = each["list"] in self.campaigns
        return [offer for offer in sorted(found) if found[offer]]


def is_linking(campaign: Campaign) -> bool:
    """A set, a sum or a number that is counted over the whole sale."""
    return campaign["kind"] not in SINGLE or campaign["most"] != 0


def index_of(book: Pricebook) -> Index:
    """The index of a pricebook's campaigns, made once."""
    for index in _indexes:
        if index.book is book:
            return index
    fresh = Index(book)
    _indexes[:] = [fresh] + _indexes[: _KEPT - 1]
    return fresh


def is_meant(part: Part, item: Item) -> bool:
    """Whether `item` is among the goods of `part`."""
    keys = _keys_of(item)
    return any((target["by"], target["value"]) in keys for target in part["targets"])


def _keys_of(item: Item) -> list[tuple[str, str]]:
    """Everything that a target may call `item`."""
    keys = [("everything", ""), ("variant", item["variant"]), ("product", item["product"])]
    if item["brand"] != "":
        keys.append(("brand", item["brand"]))
    for tag in item["tags"]:
        keys.append(("tag", tag))
    path = ""
    for name in item["category"].split(_BETWEEN):
        path = name if path == "" else path + _BETWEEN + name
        keys.append(("category", path))
    return keys


_indexes: list[Index] = []
