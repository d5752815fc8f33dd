"""Coupons with their codes, as a list and as a file."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from bon.campaigns.models import Campaign, Coupon, Redemption
from bon.kit.csv_export import Cell
from bon.organisation.models import Organisation
from till.codes import make_code

SHEET = 120  # on a page of the office: twelve sheets of A4


def header() -> list[str]:
    return [_("Kode"), _("Brugt på bon")]


def unused(campaign: Campaign, after: int = 0, most: int = SHEET) -> list[tuple[int, str]]:
    """So many coupons at most that nobody has used, by number, with their codes."""
    used = Redemption.objects.filter(campaign=campaign.number).values("number")
    left = Coupon.objects.filter(campaign=campaign, number__gt=after).exclude(number__in=used)
    numbers = left.order_by("number").values_list("number", flat=True)[:most]
    key = Organisation.objects.get(id=campaign.organisation_id).code_key.hex
    return [(number, _code(campaign, number, key)) for number in numbers]


def rows(campaign: Campaign) -> Iterator[list[Cell]]:
    """Every coupon's code and the receipts it was used on."""
    key = Organisation.objects.get(id=campaign.organisation_id).code_key.hex
    used: dict[int, list[str]] = {}
    for number, receipt in Redemption.objects.filter(campaign=campaign.number).values_list(
        "number", "receipt_no"
    ):
        used.setdefault(number, []).append(receipt)
    for number in Coupon.objects.filter(campaign=campaign).values_list("number", flat=True):
        yield [_code(campaign, number, key), ", ".join(sorted(used.get(number, [])))]


def _code(campaign: Campaign, number: int, key: str) -> str:
    return make_code("coupon", {"campaign": campaign.number, "number": number}, key)
