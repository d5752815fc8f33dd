"""What the codes and ids in a shift's figures are called."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from bon.cash.models import Reason
from bon.catalog.models import ArticleGroup
from bon.organisation.models import Tender
from bon.staff.models import Person
from till.shapes import Closing, Figures


class FigureNames(NamedTuple):
    """Each by its code or id."""

    tenders: dict[str, str]
    employees: dict[str, str]
    groups: dict[str, str]
    reasons: dict[str, str]


def figure_names(figures: Figures, closing: Closing | None = None) -> FigureNames:
    """Names of what the figures know by id or code."""
    known = {*figures["employees"], closing and closing["approved_by"]}
    people = Person.objects.filter(id__in=[id for id in known if id])
    return FigureNames(
        tenders=dict(Tender.objects.values_list("code", "name")),
        employees={str(id): name for id, name in people.values_list("id", "name")},
        groups={
            "": _("Depositum på ordrer"),
            **dict(ArticleGroup.objects.values_list("code", "name")),
        },
        reasons=dict(Reason.objects.values_list("code", "name")),
    )
