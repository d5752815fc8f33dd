"""What earlier rows of a goods file were about: the first row of an item counts, and the first
row of a product speaks for the product."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from bon.catalog.import_row import Goods, Problem, Refused, called
from bon.catalog.models import Variant
from bon.kit.sheet import Row

Sifted = tuple[list[Goods], list[tuple[int, Problem]]]


class Seen:
    """Of one file."""

    def __init__(self) -> None:
        self._items: dict[str, int] = {}
        self._names: set[int] = set()  # of goods with numbers, hashes
        self._variants: dict[UUID, int] = {}
        # The first row of a product, and what it said: of each field a hash, None where a later
        # row has been told that it said something else.
        self._spoken: dict[str | UUID, tuple[int, dict[str, int | None]]] = {}

    def sift(self, rows: Sequence[Row], read: Callable[[Row], Goods]) -> Sifted:
        """The rows that can be used, and what is wrong with the others, by their numbers. `read`
        raises Refused."""
        good: list[Goods] = []
        bad: list[tuple[int, Problem]] = []
        for row in rows:
            try:
                goods = read(row)
            except Refused as refused:
                bad += [(row.no, problem) for problem in refused.problems]
                continue
            earlier = self.earlier(goods)
            if earlier is None:
                good.append(goods)
            else:
                bad.append((row.no, earlier))
        return good, bad

    def earlier(self, goods: Goods) -> Problem | None:
        """Takes note of the row; the collision with an earlier one, if there is one."""
        marks = {f"code {code}": ("barcode", code) for code in goods.barcodes}
        if goods.id:
            marks[f"id {goods.id}"] = ("id", str(goods.id))
        if goods.sku:
            marks[f"sku {goods.sku}"] = ("sku", goods.sku)
        if not marks:
            marks[f"name {goods.called}"] = ("name", goods.full_name)
        for mark, (column, value) in marks.items():
            if mark in self._items:
                return Problem(column, "twice_in_file", value, other=self._items[mark])
        self._items.update(dict.fromkeys(marks, goods.no))
        if goods.numbered:
            self._names.add(hash(goods.called))
        else:
            goods.namesake = hash(goods.called) in self._names
        return None

    def again(self, goods: Goods, variant: Variant) -> Problem | None:
        """Takes note of which goods the row turned out to mean; the collision with an earlier one
        that meant the same, one by number and one by barcode."""
        first = self._variants.setdefault(variant.id, goods.no)
        if first == goods.no:
            return None
        return Problem("sku", "twice_in_file", variant.name, other=first)

    def speaks(self, goods: Goods, product: UUID | None, variant: Variant | None = None) -> bool:
        """Whether the row is the first of its product, which speaks for it: of `variant`, or of
        a new one, of a `product` that is here or of its family in the file. A later row is told
        where it says something else."""
        keys = [key for key in (product, goods.family) if key]
        known = keys[:1] if variant else keys
        here = (goods.no, _said(goods, variant))
        first, spoken = next((self._spoken[k] for k in known if k in self._spoken), here)
        for key in keys:
            self._spoken.setdefault(key, (first, spoken))
        if first == goods.no:
            return True
        for name, value in here[1].items():
            if name not in spoken or spoken[name] not in (value, None):
                spoken[name] = None
                text = goods.said.get(name, "")[:200]
                goods.overruled.append(Problem(name, "first_counts", text, other=first))
        return False


def in_full(goods: Goods, variant: Variant) -> bool:
    """Whether the row's name is not its product's but the whole name of the variant, as in files
    of older exports."""
    if variant.axes:
        return called(goods.name) == called(variant.name)
    return goods.name == variant.name


def _said(goods: Goods, variant: Variant | None) -> dict[str, int | None]:
    """What the row says of its product."""
    said = dict(goods.given)
    if goods.style:
        said["style"] = goods.style
    if variant is None or not in_full(goods, variant):
        said["name"] = goods.name
    return {name: _hash(value) for name, value in said.items()}


def _hash(value: Any) -> int:
    """Names are the same in large and small letters."""
    return hash(value.casefold() if isinstance(value, str) else value)
