"""Says what sets a product's variants apart: axes with their values, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product as combinations

import msgspec
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.catalog import grid, wording
from bon.catalog.drafts import VariantDraft
from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Product, Revision, Variant
from bon.catalog.variants import write_variants
from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.sorting import fold
from bon.staff.access import require
from bon.staff.models import Person

AXES_MOST, VARIANTS_MOST = 3, 500
Values = tuple[str, ...]


class Value(msgspec.Struct, frozen=True):
    """`was`: what it was called; None is new."""

    name: str
    was: str | None = None


class Axis(msgspec.Struct, frozen=True):
    """`was`: what it was called; None is new."""

    name: str
    values: list[Value]
    was: str | None = None


class Stale(Exception):
    """The axes are no longer those that were changed."""


@dataclass
class _Plan:
    """`kept`: of variants that stay, their values; `gone`: those that do not; `missing`: values
    of variants to make, each with the one whose price and content it takes."""

    kept: dict[Values, Variant] = field(default_factory=dict)
    gone: list[Variant] = field(default_factory=list)
    missing: dict[Values, Variant] = field(default_factory=dict)


def set_axes(
    person: Person, product: Product, seen: Sequence[tuple[str, list[str]]], axes: Sequence[Axis]
) -> None:
    """A new value makes the variants it lacks, at the price of those beside them; a value that is
    left out takes its variants out of the range, and they come back with it. `seen` are the axes
    as they were shown. Raises Denied, Stale, and ValidationError: two variants alike, a name
    twice, more than can be looked through."""
    require(person, "edit_goods")
    revision = Revision.advance()
    live = grid.live_variants(product)
    now = grid.axes_of(live)
    if [(axis.name, axis.values) for axis in now] != [(name, list(of)) for name, of in seen]:
        raise Stale
    _check(axes)
    plan = _plan(live, axes)
    names = [axis.name.strip() for axis in axes]
    changed = _take_out(plan.gone, revision) + _rename(product, plan.kept, names, revision)
    changed += _make(person, product, plan.missing, names, revision)
    _arrange(product, axes)
    before = {axis.name: axis.values for axis in now}
    after = {axis.name: [value.name for value in axis.values] for axis in axes}
    audit.record("changed", product, before={"axes": before}, after={"axes": after})
    publish([GoodsChanged(grid.ids_of(changed), revision)])


def _check(axes: Sequence[Axis]) -> None:
    if len(axes) > AXES_MOST:
        raise ValidationError(_("En vare kan have tre kendetegn."))
    _refuse_twice(axis.name for axis in axes)
    number = 1
    for axis in axes:
        _refuse_twice(value.name for value in axis.values)
        if not axis.values:
            raise ValidationError(_("Skriv mindst én værdi for %(axis)s.") % {"axis": axis.name})
        if len(axis.name.strip()) > 30 or any(len(v.name.strip()) > 60 for v in axis.values):
            raise ValidationError(_("Teksten er for lang"))
        number *= len(axis.values)
    if number > VARIANTS_MOST:
        raise ValidationError(
            _("Det bliver %(number)d varianter. En vare kan have %(most)d.")
            % {"number": number, "most": VARIANTS_MOST}
        )


def _refuse_twice(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not name.strip():
            raise ValidationError(_("Skriv, hvad det hedder."))
        if fold(name) in seen:
            raise ValidationError(_("%(name)s står der to gange.") % {"name": name.strip()})
        seen.add(fold(name) or name)


def _plan(live: Sequence[Variant], axes: Sequence[Axis]) -> _Plan:
    plan = _Plan()
    for variant in live:
        values = _values(variant, axes)
        if values is None:
            plan.gone.append(variant)
        elif values in plan.kept:
            raise ValidationError(
                _("To varianter ville begge hedde %(name)s. Lad den ene udgå først.")
                % {"name": " ".join(values) or variant.product.name}
            )
        else:
            plan.kept[values] = variant
    if not plan.kept:
        raise ValidationError(
            _("Mindst én variant skal blive tilbage. Lad hele varen udgå i stedet.")
        )
    _fill(plan, axes)
    return plan


def _values(variant: Variant, axes: Sequence[Axis]) -> Values | None:
    """What a variant is called from now on; None where its value is left out."""
    own: dict[str, str] = dict(variant.axes)
    values = []
    for axis in axes:
        had = own.get(axis.was) if axis.was is not None else None
        if had is None:
            values.append(axis.values[0].name.strip())
            continue
        name = next((value.name for value in axis.values if value.was == had), None)
        if name is None:
            return None
        values.append(name.strip())
    return tuple(values)


def _fill(plan: _Plan, axes: Sequence[Axis]) -> None:
    """Every new value beside whatever there is of the other axes."""
    there = dict(plan.kept)
    for at, axis in enumerate(axes):
        for new in (value.name.strip() for value in axis.values if value.was is None):
            for values, beside in list(there.items()):
                made = (*values[:at], new, *values[at + 1 :])
                if made not in there:
                    there[made] = plan.missing[made] = beside


def _take_out(gone: Sequence[Variant], revision: int) -> list[Variant]:
    at = timezone.now()
    for variant in gone:
        variant.archived_at, variant.revision = at, revision
        variant.save(update_fields=["archived_at", "revision"])
    return list(gone)


def _rename(
    product: Product, kept: dict[Values, Variant], names: Sequence[str], revision: int
) -> list[Variant]:
    changed = []
    for values, variant in kept.items():
        axes = [list(pair) for pair in zip(names, values, strict=True)]
        if axes == variant.axes:
            continue
        variant.axes, variant.revision = axes, revision
        wording.name_variant(product, variant)
        variant.save(update_fields=["axes", "revision", "name", "sort_key"])
        changed.append(variant)
    wording.index((variant, wording.searched(product, variant)) for variant in changed)
    return changed


def _make(
    person: Person,
    product: Product,
    missing: dict[Values, Variant],
    names: Sequence[str],
    revision: int,
) -> list[Variant]:
    """New ones, and those that were in the range before."""
    archived = product.variants.filter(archived_at__isnull=False).order_by("-archived_at")
    before = {tuple(map(tuple, variant.axes)): variant for variant in reversed(archived)}
    drafts, back = [], []
    for values, beside in missing.items():
        axes = tuple(zip(names, values, strict=True))
        if axes in before:
            back.append(before[axes])
        else:
            drafts.append(VariantDraft(beside.price, axes=axes, content=beside.content))
    for variant in back:
        variant.archived_at, variant.revision = None, revision
        variant.save(update_fields=["archived_at", "revision"])
    return back + write_variants(product, drafts, revision, person.id)


def _arrange(product: Product, axes: Sequence[Axis]) -> None:
    """The variants stand in the order of their values, as the axes were written."""
    values = [[value.name.strip() for value in axis.values] for axis in axes]
    place = {combined: at for at, combined in enumerate(combinations(*values))}
    for variant in grid.live_variants(product):
        at = place[tuple(value for _axis, value in variant.axes)]
        if variant.position != at:
            variant.position = at
            variant.save(update_fields=["position"])
