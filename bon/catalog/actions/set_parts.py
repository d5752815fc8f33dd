"""Says what one of a kit is made of; without parts it is no kit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.catalog import queries
from bon.catalog.models import Part, Revision, Variant
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person

PARTS_MOST = 99


class PartDraft(msgspec.Struct, frozen=True):
    """So many thousandths of a variant."""

    variant: UUID
    quantity_milli: Annotated[int, msgspec.Meta(ge=1, le=9_999_000)]


def set_parts(person: Person, kit: Variant, drafts: Sequence[PartDraft]) -> None:
    """From now on; what was sold before was made of what it was made of then. Raises Denied, and
    ValidationError: a kit in a kit, goods twice, goods that there are not."""
    require(person, "edit_goods")
    Revision.advance()
    wanted = {draft.variant: draft.quantity_milli for draft in drafts}
    _check(kit, drafts, wanted)
    open_parts = Part.objects.filter(kit=kit, until=None).select_related("variant")
    before = {part.variant_id: part for part in open_parts}
    if {id: part.quantity_milli for id, part in before.items()} == wanted:
        return
    now = timezone.now()
    open_parts.update(until=now)
    names = dict(Variant.objects.filter(id__in=wanted).values_list("id", "name"))
    Part.objects.bulk_create(
        Part(kit=kit, variant_id=id, quantity_milli=quantity, position=position, since=now)
        for position, (id, quantity) in enumerate(wanted.items())
    )
    told = {part.variant.name: part.quantity_milli for part in before.values()}
    after = {names[id]: quantity for id, quantity in wanted.items()}
    audit.record("changed", kit, before={"parts": told}, after={"parts": after})


def _check(kit: Variant, drafts: Sequence[PartDraft], wanted: dict[UUID, int]) -> None:
    if len(drafts) > PARTS_MOST:
        raise ValidationError(_("Et sæt kan have %(most)d dele.") % {"most": PARTS_MOST})
    if len(wanted) < len(drafts):
        raise ValidationError(_("En vare står der to gange. Skriv antallet i stedet."))
    if kit.id in wanted:
        raise ValidationError(_("Et sæt kan ikke bestå af sig selv."))
    known = {variant.id: variant for variant in Variant.objects.filter(id__in=wanted)}
    if len(known) < len(wanted):
        raise ValidationError(_("En af varerne findes ikke længere."))
    kits = queries.parts_of(wanted)
    if kits:
        name = known[next(iter(kits))].name
        raise ValidationError(_("%(name)s er selv et sæt. Vælg dens dele.") % {"name": name})
    above = Part.objects.filter(variant=kit, until=None).select_related("kit").first()
    if wanted and above is not None:
        raise ValidationError(
            _("%(name)s er del af %(kit)s og kan ikke selv være et sæt.")
            % {"name": kit.name, "kit": above.kit.name}
        )
