"""States and terms in the reader's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bon.kit import formats
from bon.purchasing.models import PurchaseLine, Supplier

Words = str | Promise


LISTS: dict[str, Words] = {
    "open": gettext_lazy("Åbne"),
    "drafts": gettext_lazy("Kladder"),
    "coming": gettext_lazy("Undervejs"),
    "ended": gettext_lazy("Afsluttede"),
}
ENDED: dict[str, Words] = {
    "closed": gettext_lazy("Ordre %(number)s er lukket; resten ventes ikke."),
    "cancelled": gettext_lazy("Ordre %(number)s er annulleret."),
}


def many(line: PurchaseLine) -> str:
    """`12 stk.`, `2 kolli à 6 stk.`"""
    if line.pack == 1:
        return _("%(pieces)s stk.") % {"pieces": formats.grouped(line.packs)}
    said = {"packs": formats.grouped(line.packs), "pack": line.pack}
    return _("%(packs)s kolli à %(pack)s stk.") % said


def payment(supplier: Supplier) -> str:
    """`Netto 30 dage`, `Løbende måned + 30 dage`, `Kontant`."""
    if not supplier.payment_days and not supplier.month_end:
        return _("Kontant")
    form = _("Løbende måned + %(days)s dage") if supplier.month_end else _("Netto %(days)s dage")
    return form % {"days": supplier.payment_days}
