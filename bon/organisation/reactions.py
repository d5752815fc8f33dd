"""What a new organisation's counters start with; the owner changes it at will."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bon.kit.facts import projection
from bon.organisation.facts import OrganisationFounded
from bon.organisation.models import DiscountReason, ReturnReason, Tender


def furnish_counters(facts: Sequence[OrganisationFounded]) -> None:
    """Cash, card, MobilePay, vouchers and accounts; the reasons for a discount and a return that
    every shop has."""
    for _fact in facts:
        tenders = [
            ("cash", "cash", "12001", _("Kontant")),
            ("card", "manual", "12002", _("Kort")),
            ("mobilepay", "manual", "12011", _("MobilePay")),
            ("gift_card", "voucher", "12005", _("Gavekort")),
            ("credit_note", "voucher", "12010", _("Tilgodebevis")),
            ("account", "account", "12006", _("Konto")),
        ]
        Tender.objects.bulk_create(
            Tender(code=code, kind=kind, saft_code=saft, name=name, position=position)
            for position, (code, kind, saft, name) in enumerate(tenders)
        )
        reasons = [
            ("damaged", _("Fejl eller skade")),
            ("price_match", _("Prismatch")),
            ("display", _("Udstillingsmodel")),
            ("regular", _("Fast kunde")),
            ("staff", _("Personalerabat")),
        ]
        DiscountReason.objects.bulk_create(
            DiscountReason(code=code, name=name, position=position)
            for position, (code, name) in enumerate(reasons)
        )
        returns = [
            ("regret", "floor", _("Fortrudt")),
            ("size", "floor", _("Forkert størrelse")),
            ("gift", "floor", _("Gave")),
            ("faulty", "defect", _("Fejl på varen")),
            ("wrong", "floor", _("Forkert vare")),
        ]
        ReturnReason.objects.bulk_create(
            ReturnReason(code=code, restock=restock, name=name, position=position)
            for position, (code, restock, name) in enumerate(returns)
        )


REACTIONS = [projection(OrganisationFounded, furnish_counters)]
