"""Makes the coupons of a run, a thousand in a transaction."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.utils import timezone

from bon.campaigns.models import Coupon, CouponRun
from bon.kit.ids import uuid7s
from bon.kit.tenancy import acting_for, organisation_id

NUMBERS = 10**7
CHUNK = 1_000


def make_coupons(organisation: UUID, run: UUID) -> None:
    """Goes on where it stopped. Numbers are drawn; one that is taken is drawn again."""
    more = True
    while more:
        with acting_for(organisation):
            more = _chunk(run)


def _chunk(id: UUID) -> bool:
    run = CouponRun.objects.select_for_update().get(id=id)
    missing = min(CHUNK, run.wanted - run.made)
    if missing > 0:
        ids = uuid7s()
        drawn = {secrets.randbelow(NUMBERS) for _each in range(missing)}
        taken = Coupon.objects.filter(campaign_id=run.campaign_id, number__in=drawn)
        free = drawn - set(taken.values_list("number", flat=True))
        Coupon.objects.bulk_create(
            Coupon(
                organisation_id=organisation_id(),
                id=next(ids),
                campaign_id=run.campaign_id,
                number=number,
            )
            for number in sorted(free)
        )
        run.made += len(free)
    if run.made >= run.wanted:
        run.done_at = timezone.now()
    run.save(update_fields=["made", "done_at"])
    return run.done_at is None
