"""Begins a count of goods at one place of a store."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from bon.counts.access import works_at
from bon.counts.models import COUNTABLE, Count
from bon.counts.scope import Scoped, goods_of, words_of
from bon.counts.stages import WHERE
from bon.kit import audit
from bon.kit.access import NotFound
from bon.kit.tenancy import organisation_id
from bon.organisation.models import Organisation, Store
from bon.staff.access import require
from bon.staff.models import Person
from bon.stock.places import FLOOR, Place


def begin_count(
    person: Person,
    store: Store,
    targets: Sequence[Scoped],
    *,
    place: Place = FLOOR,
    blind: bool = True,
) -> Count:
    """Raises Denied, NotFound for a store that is not the person's, and ValidationError where no
    goods are chosen or some of them are being counted there already."""
    require(person, "count")
    if not works_at(person, store.id) or place not in COUNTABLE:
        raise NotFound
    if not targets or not goods_of(targets).exists():
        raise ValidationError(_("Vælg, hvilke varer der skal tælles."))
    with transaction.atomic():
        number = _next_number()
        _refuse_twice(store, targets, place)
        count: Count = Count.objects.create(
            number=number,
            store=store,
            place=place.code,
            targets=list(targets),
            blind=blind,
            begun_by=person.id,
        )
        audit.record("count_begun", count, after={"goods": words_of(count)})
    return count


def _refuse_twice(store: Store, targets: Sequence[Scoped], place: Place) -> None:
    """Two counts of the same goods would both put the same difference right."""
    for other in Count.objects.filter(WHERE["open"], store=store, place=place.code):
        if goods_of(targets).filter(id__in=goods_of(other.targets).values("id")).exists():
            said = _("Optælling %(number)s er i gang med de samme varer: %(goods)s.")
            raise ValidationError(said % {"number": other.number, "goods": words_of(other)})


def _next_number() -> int:
    """Counted under a lock on the organisation: no number is given twice, and no two people begin
    to count the same goods at once."""
    own = Organisation.objects.filter(id=organisation_id())
    list(own.select_for_update().values_list("id"))
    last: int | None = Count.objects.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
