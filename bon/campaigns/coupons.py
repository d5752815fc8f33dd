"""Coupons with their codes, as a list and as a file."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from bon.campaigns.models import Campaign, Coupon, Redemption
from bon.kit.csv_export import Cell
from bon.organisation.models import Organisation
from till.codes import make_code


def header() -> list[str]:
    return [_("Kode"), _("Brugt på bon")]


def rows(campaign: Campaign) -> Iterator[list[Cell]]:
    """Every coupon's code and the receipts it was used on."""
    key = Organisation.objects.get(id=campaign.organisation_id).code_key.hex
    used: dict[int, list[str]] = {}
    for number, receipt in Redemption.objects.filter(campaign=campaign.number).values_list(
        "number", "receipt_no"
    ):
        used.setdefault(number, []).append(receipt)
    for number in Coupon.objects.filter(campaign=campaign).values_list("number", flat=True):
        code = make_code("coupon", {"campaign": campaign.number, "number": number}, key)
        yield [code, ", ".join(sorted(used.get(number, [])))]
