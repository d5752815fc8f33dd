"""Says which goods a code belongs to that nobody knew at the receiving desk."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.actions.change_variant import change_variant
from bon.catalog.barcodes import lasting
from bon.catalog.drafts import BarcodeDraft
from bon.catalog.models import Barcode, Variant
from bon.kit import audit
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.models import Article, GoodsReceipt
from bon.staff.access import require
from bon.staff.models import Person

LONGEST_NUMBER = 60


def link_code(
    person: Person, receipt: GoodsReceipt, typed: str, variant: Variant, pieces: int
) -> None:
    """The code becomes the variant's own, for `pieces` of it, where the person may edit goods;
    else the supplier's for single pieces; a label from the scale is known whatever the
    next one weighs. Raises Denied, ValidationError."""
    require(person, "receive")
    row = counting(receipt)
    code = lasting(typed)
    if not code or len(code) > 64:
        raise ValidationError(_("Stregkoden kan ikke bruges."))
    taken = Barcode.objects.filter(code=code).select_related("variant").first()
    if taken is not None and taken.variant_id == variant.id:
        return
    if taken is not None:
        raise ValidationError(
            _("Stregkoden tilhører allerede %(name)s.") % {"name": taken.variant.name}
        )
    if person.may("edit_goods"):
        kept = variant.barcodes.order_by("position").values_list("code", "pack")
        codes = [*(BarcodeDraft(*each) for each in kept), BarcodeDraft(code, pieces)]
        change_variant(person, variant, barcodes=codes)
        return
    if pieces != 1:
        raise ValidationError(_("Kun den, der må rette varer, kan tilknytte en kasse med flere."))
    theirs = Article.objects.filter(supplier=row.supplier, barcode=code).first()
    theirs = theirs or Article(supplier=row.supplier, barcode=code, number=code[:LONGEST_NUMBER])
    theirs.variant = variant
    theirs.save()
    audit.record("code_linked", theirs, after={"barcode": code, "goods": variant.name})
