"""The day has turned: what stores' lists that begin or have ended change goes to the registers."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from bon.catalog.actions.list_prices import tell
from bon.catalog.models import ListedPrice, PriceList, Revision


def turn_price_lists(today: dt.date) -> int:
    """Gives how many lists turned. Said again of the same day, it tells the same again."""
    turned = Q(starts_on=today) | Q(ends_on=today - dt.timedelta(days=1))
    lists = list(PriceList.objects.filter(turned, store__isnull=False))
    if lists:
        prices = ListedPrice.objects.filter(price_list__in=lists)
        tell(set(prices.values_list("variant_id", flat=True)), Revision.advance())
    return len(lists)
