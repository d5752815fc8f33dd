"""Whatever the office does to its goods, a register that asks for changes ends where a register
that takes everything anew begins."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bon.catalog import grid
from bon.catalog.actions.add_variant import add_variant
from bon.catalog.actions.archive_product import archive_product
from bon.catalog.actions.archive_variant import archive_variant
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.change_product import change_product
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.edit_cells import Cell, edit_cells
from bon.catalog.actions.restore_product import restore_product
from bon.catalog.actions.save_category import save_category
from bon.catalog.actions.set_axes import Axis, Value, set_axes
from bon.catalog.actions.set_price import set_price
from bon.catalog.actions.start_import import start_import
from bon.catalog.drafts import VariantDraft
from bon.catalog.models import Category, Product, Variant
from bon.catalog.tests.shop import draft
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast, make_cast
from bon.staff.models import Person

NAMES = ["Pumpe", "Ærmeløs trøje", 'Dæk 28"', "Lås \\ kæde", "Hue\tny", "☃ «5»"]
STEPS = [
    *("create", "rename", "price", "axes", "codes", "add", "flags"),
    *("archive", "archive_variant", "restore", "category", "move", "import", "nothing"),
]


class Follower:
    """A register's goods, kept by changes alone."""

    def __init__(self, tablet: Tablet) -> None:
        self.tablet = tablet
        self.tablet.cursor = tablet.get("feed").json()["cursor"]
        self.rows = by_variant(tablet.goods()["rows"])

    def follow(self) -> None:
        answer = self.tablet.changes()
        assert answer.status_code == 200
        told = answer.json()
        self.rows |= by_variant(told["goods"])
        for variant in told["gone"]:
            self.rows.pop(variant, None)
        self.tablet.cursor = told["cursor"]


def by_variant(rows: list[list[Any]]) -> dict[str, list[Any]]:
    return {row[0]: row for row in rows}


# Each example has a shop of its own, so that the database need not be made anew between them.
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_stale_goods_and_their_changes_are_fresh_goods(db: None, data: st.DataObject) -> None:
    cast = make_cast()
    follower = Follower(paired(cast))
    for _round in range(data.draw(st.integers(1, 4), label="rounds")):
        for step in data.draw(st.lists(st.sampled_from(STEPS), max_size=6), label="steps"):
            act(cast, step, data)
        follower.follow()
        assert follower.rows == by_variant(follower.tablet.goods()["rows"])


def act(cast: Cast, step: str, data: st.DataObject) -> None:
    """One thing the manager does, to whichever goods it can be done to."""
    name = data.draw(st.sampled_from(NAMES), label="name")
    number = data.draw(st.integers(0, 99_999), label="number")
    if step == "import":
        bring_in(cast, f"Navn;Varenummer;Pris\n{name.split()[0]};I{number % 3};{number}\n")
        return
    with cast.at_work():
        product = Product.objects.order_by("id").last()
        variant = Variant.objects.order_by("id").last()
        if step == "create" or product is None or variant is None:
            create_product(cast.manager, draft(name, VariantDraft(price=number)))
        elif step == "add":
            add_variant(cast.manager, product, VariantDraft(axes=[("Nr.", str(number))]))
        else:
            alter(cast, step, product, variant, name, number)


def bring_in(cast: Cast, text: str) -> None:
    with cast.at_work():
        run = start_import(cast.manager, "varer.csv", text.encode(), dry_run=False)
    carry_out_import(cast.organisation.id, run.id)


def add_colour(manager: Person, product: Product, name: str) -> None:
    """Beside the other axes that its variants have, where that tells each from the others."""
    now = grid.axes_of(grid.live_variants(product))
    axes = [Axis(a.name, [Value(v, v) for v in a.values], a.name) for a in now[:2]]
    with suppress(ValidationError):
        set_axes(manager, product, now, [*axes, Axis("Farve", [Value(name)])])


def alter(
    cast: Cast, step: str, product: Product, variant: Variant, name: str, number: int
) -> None:
    manager = cast.manager
    category = Category.objects.order_by("id").first()
    steps: dict[str, Any] = {
        "rename": lambda: change_product(manager, product, name=name),
        "flags": lambda: change_product(
            manager, product, weighed=number % 2 == 0, discountable=number % 3 == 0, unit="kg"
        ),
        "price": lambda: set_price(manager, variant, number or None),
        "axes": lambda: add_colour(manager, product, name),
        "codes": lambda: edit_cells(
            manager,
            variant.product,
            [Cell(variant.id, "codes", variant.codes, f"V{variant.id}*{1 + number % 3}")],
        ),
        "archive": lambda: archive_product(manager, product),
        "archive_variant": lambda: archive_variant(manager, variant),
        "restore": lambda: restore_product(manager, product),
        "category": lambda: change_product(
            manager, product, category=category or save_category(manager, name)
        ),
        "move": lambda: category and save_category(manager, f"{name} {number}", category=category),
        "nothing": lambda: None,
    }
    steps[step]()
