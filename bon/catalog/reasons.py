"""Why a file or a row of it was not used, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from bon.catalog.models import ImportRun, Rejection
from bon.kit import imports

FILE = {
    **imports.WHY,
    "no_name_column": _(
        "Ingen kolonne hedder Navn. Overskrifterne er: %(header)s. Se hvad kolonnerne kan hedde."
    ),
    "no_price_column": _(
        "Filen skal have en kolonne Pris og en med Varenummer eller Stregkode. Overskrifterne er: "
        "%(header)s."
    ),
    "list_dropped": _("Prislisten findes ikke mere."),
}
ROW = {
    "is_sum": _("Rækken lægger de andre sammen; den er ingen vare"),
    "name_missing": _("Varen har intet navn"),
    "name_several": _("Flere varer hedder sådan; skriv varenummer eller stregkode"),
    "number_missing": _("Varen har hverken varenummer eller stregkode"),
    "not_here": _("Varen findes ikke"),
    "name_long": _("Navnet er længere end 200 tegn"),
    "sku_long": _("Varenummeret er længere end 60 tegn"),
    "barcode_rounded": _("Regnearket har afrundet stregkoden; gør kolonnen til tekst"),
    "number_rounded": _("Regnearket har afrundet nummeret; gør kolonnen til tekst"),
    "pack_unclear": _("Antallet i pakken kan ikke forstås; skriv 5701234567899*6"),
    "cells_over": _("Rækken har flere celler end der er overskrifter; se efter et skilletegn"),
    "price_rounded": _("Prisen var regnet ud med flere decimaler; den er rundet af til øre"),
    "zeros_restored": _("Regnearket havde spist nuller foran stregkoden; de er sat på igen"),
    "supplier_missing": _("Skriv også, hvilken leverandør nummeret hører til"),
    "supplier_archived": _("Leverandøren er ikke sat på: I køber ikke der mere"),
    "number_none": _("Leverandøren er ikke sat på: varen har intet nummer; skriv leverandørens"),
    "number_other": _("Leverandøren har en anden vare under det nummer"),
    "bounds_crossed": _("Det højeste antal er mindre end det mindste; de er, som de var"),
    "stock_moved": _("Varen har bevæget sig; lageret er, som det var. Brug Optælling"),
    "stock_nowhere": _("Der er intet lager af varen selv; antallet er ikke brugt"),
    "stock_below_nothing": _("Mindre end ingen kan ikke ligge her; antallet er ikke brugt"),
    "cost_known": _("Kostprisen er kendt fra det, der er købt; den er, som den var"),
    "quantity_unclear": _("Antallet kan ikke forstås; skriv 12 eller 0,5"),
    "check_digit": _("Stregkodens sidste ciffer passer ikke; se efter på varen"),
    "is_date": _("Regnearket har lavet det om til en dato; gør kolonnen til tekst"),
    "barcode_long": _("Stregkoden er længere end 64 tegn"),
    "barcode_other": _("Stregkoden tilhører en anden vare"),
    "price_missing": _("Der står ingen pris"),
    "price_unclear": _("Prisen kan ikke forstås; skriv 1234,50"),
    "price_range": _("Prisen ligger uden for 0 til 999.999,99"),
    "vat_unknown": _("Momsklassen findes ikke"),
    "group_unknown": _("Varegruppen findes ikke"),
    "unit_unknown": _("Enheden er hverken stk. eller kg"),
    "content_unclear": _("Indholdet kan ikke forstås; skriv 6 x 33 cl, 75 cl eller 1,5 kg"),
    "axes_unclear": _("Kendetegnene kan ikke forstås; skriv Størrelse: M; Farve: Blå"),
    "age_unknown": _("Aldersgrænsen er 15, 16 eller 18 år, eller 0 for ingen"),
    "deposit_unknown": _("Flaskepanten findes ikke; importer den først"),
    "sku_other": _("Varenummeret tilhører en anden vare"),
    "already_sold": _("Der er en tilsvarende variant i sortimentet allerede"),
    "yes_or_no": _("Der skal stå ja eller nej"),
    "text_long": _("Teksten er for lang"),
    "twice_in_file": _("Varen står allerede i filen"),
    "first_counts": _("Rækkerne om varen siger hver sit; den første gælder"),
    "of_all_variants": _("Varen er her i forvejen; det rettes for alle dens varianter"),
    "sheet_unread": _("Arket er ikke læst; gem det som en fil for sig"),
    "archived": _("Varen er udgået; tag den ind i sortimentet igen først"),
}


def of_file(run: ImportRun) -> str:
    """What is wrong with the whole file; "" where nothing is."""
    return _filled(FILE[run.problem], run.problem_data) if run.problem else ""


def of_row(rejection: Rejection) -> str:
    """Why a row was not used, with the row it collides with where there is one."""
    text = str(ROW[rejection.reason])
    if rejection.other is None:
        return text
    return _filled(_("%(reason)s (række %(row)s)"), {"reason": text, "row": rejection.other})


def _filled(text: Any, data: dict[str, Any]) -> str:
    return str(text) % data
