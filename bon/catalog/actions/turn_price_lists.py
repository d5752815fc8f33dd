"""Days have turned: lists that began or ended are written down in the history of prices, and what
that changes in stores goes to the registers."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from bon.catalog.actions.list_prices import tell
from bon.catalog.list_history import note_listed
from bon.catalog.models import PriceList, Revision
from bon.catalog.store_prices import store_prices, tell_changed

DAY = dt.timedelta(days=1)
# A server that was away for longer has more to catch up with than prices.
MISSED = 31 * DAY


def turn_price_lists(today: dt.date) -> int:
    """Gives how many lists turned. Said again it finds nothing; what turned while nobody was
    there to say so is found late."""
    began = Q(starts_on__gt=today - MISSED, starts_on__lte=today)
    ended = Q(ends_on__gte=today - MISSED, ends_on__lt=today)
    lists = PriceList.objects.filter(began | ended, chain=False, dropped_at=None)
    return sum(_turn(each, today) for each in lists.order_by("id"))


@transaction.atomic
def _turn(price_list: PriceList, today: dt.date) -> bool:
    revision = Revision.advance()
    listed = list(price_list.prices.values_list("variant_id", flat=True))
    turned = note_listed(price_list, listed, None, today)
    if turned and price_list.store_id:
        tell(turned, revision)
        over = price_list.ends_on is not None and price_list.ends_on < today
        until = price_list.ends_on if over else (price_list.starts_on or today) - DAY
        before = store_prices(price_list.store_id, turned, until)
        after = store_prices(price_list.store_id, turned, today)
        tell_changed(price_list.store_id, before, after)
    return bool(turned)
