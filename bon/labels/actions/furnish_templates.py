"""The labels a new shop can print at once; it changes them at will."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bon.labels import layout, media
from bon.labels.kinds import CASE, PRODUCT, SHELF
from bon.labels.models import Template
from bon.labels.ready import ready
from bon.organisation.facts import OrganisationFounded


def furnish_templates(facts: Sequence[OrganisationFounded]) -> None:
    """Of every kind one on sheets, which any printer has paper for, and one on a roll."""
    given = [
        (_("Hyldeforkant på A4"), SHELF, "a4-3x8", True),
        (_("Hyldeforkant på rulle"), SHELF, "roll-62x29", False),
        (_("Varemærke på A4"), PRODUCT, "a4-5x13", True),
        (_("Varemærke på rulle"), PRODUCT, "roll-57x32", False),
        (_("Kassemærke på A4"), CASE, "a4-2x7", True),
        (_("Kassemærke på rulle"), CASE, "roll-100x50", False),
    ]
    for _fact in facts:
        Template.objects.bulk_create(
            Template(
                name=name,
                kind=kind,
                preferred=preferred,
                layout=layout.kept(ready(kind, media.BY_CODE[medium].layout)),
            )
            for name, kind, medium, preferred in given
        )
