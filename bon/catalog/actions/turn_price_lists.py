"""The day has turned: what stores' lists that begin or have ended change goes to the registers."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from bon.catalog.actions.list_prices import tell
from bon.catalog.models import ListedPrice, PriceList, Revision
from bon.catalog.store_prices import store_prices, tell_changed


def turn_price_lists(today: dt.date) -> int:
    """Gives how many lists turned. Said again of the same day, it tells the same again."""
    yesterday = today - dt.timedelta(days=1)
    turned = Q(starts_on=today) | Q(ends_on=yesterday)
    lists = list(PriceList.objects.filter(turned, store__isnull=False))
    if lists:
        prices = ListedPrice.objects.filter(price_list__in=lists)
        variants = set(prices.values_list("variant_id", flat=True))
        tell(variants, Revision.advance())
        for store in sorted({each.store_id for each in lists}):
            before = store_prices(store, variants, yesterday)
            tell_changed(store, before, store_prices(store, variants, today))
    return len(lists)
