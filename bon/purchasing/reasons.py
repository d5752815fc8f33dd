"""Why a catalogue or a row of it was not used, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from bon.catalog import reasons
from bon.kit import imports
from bon.purchasing.models import Catalogue, CatalogueRow

FILE: dict[str, Any] = {
    **imports.WHY,
    "no_number_column": _("Ingen kolonne er leverandørens varenummer. Vælg den herunder."),
}
ROW: dict[str, Any] = {
    **reasons.ROW,
    "number_missing": _("Der er intet varenummer"),
    "is_date": _("Regnearket har gjort det til en dato; gør kolonnen til tekst"),
    "pack_unclear": _("Antallet kan ikke forstås; skriv 6"),
    "cost_range": _("Prisen er for stor"),
}


def of_file(run: Catalogue) -> str:
    """What is wrong with the whole file; "" where nothing is."""
    return str(FILE[run.problem]) % run.problem_data if run.problem else ""


def of_row(row: CatalogueRow) -> str:
    """Why a row was not used, with the row it collides with where there is one."""
    text = str(ROW[row.reason])
    if row.other is None:
        return text
    return str(_("%(reason)s (række %(row)s)")) % {"reason": text, "row": row.other}
