"""What a new organisation's catalogue starts with; the owner changes it at will."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bon.catalog.models import ArticleGroup, PriceList, VatClass, VatRate
from bon.kit.facts import projection
from bon.organisation.facts import OrganisationFounded
from till.vat import MARGIN

STANDARD_RATE_BP = 2_500  # momsloven § 33


def furnish_catalogue(facts: Sequence[OrganisationFounded]) -> None:
    """The VAT classes of Danish law, the chain's price list, the usual article groups."""
    for _fact in facts:
        vat_classes = [
            ("standard", _("25 % moms"), STANDARD_RATE_BP),
            ("zero", _("0 % moms"), 0),
            ("exempt", _("Momsfri"), 0),
            (MARGIN, _("Brugtmoms"), 0),
            ("outside", _("Uden for moms"), 0),
        ]
        for code, name, rate_bp in vat_classes:
            vat_class = VatClass.objects.create(code=code, name=name)
            VatRate.objects.create(vat_class=vat_class, rate_bp=rate_bp)
        PriceList.objects.create(name=_("Kædepriser"), chain=True)
        groups = [
            ("goods", _("Varer"), "04003"),
            ("food", _("Fødevarer"), "04006"),
            ("other", _("Andet"), "04999"),
            ("vouchers", _("Gavekort"), "04999"),
        ]
        ArticleGroup.objects.bulk_create(
            ArticleGroup(code=code, name=name, saft_code=saft) for code, name, saft in groups
        )


REACTIONS = [projection(OrganisationFounded, furnish_catalogue)]
