"""Does away with a price list: its goods cost what they cost elsewhere."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.catalog.actions.list_prices import tell
from bon.catalog.list_history import note_listed
from bon.catalog.models import PriceList, Revision
from bon.catalog.store_prices import noting_prices
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def drop_price_list(person: Person, price_list: PriceList) -> None:
    """Sales keep the name of the list they were made on, and its history stays. Raises
    ValidationError for the chain's."""
    require(person, "edit_goods")
    if price_list.chain:
        raise ValidationError(_("Kædens priser står på varerne selv."))
    revision = Revision.advance()
    variants = list(price_list.prices.values_list("variant_id", flat=True))
    audit.record("deleted", price_list, before={"name": price_list.name, "goods": len(variants)})
    with noting_prices([price_list.store_id], variants):
        price_list.prices.all().delete()
        price_list.dropped_at = timezone.now()
        price_list.save(update_fields=["dropped_at"])
    note_listed(price_list, variants, person.id)
    tell(variants, revision)
