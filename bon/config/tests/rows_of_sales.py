"""A row behind every page of what is sold: sales, orders, money, promises."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from bon.approvals.models import Approval
from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.tests.promise import promise
from bon.cash.models import Currency, Move, Photo
from bon.cash.models import Reason as CashReason
from bon.catalog.models import (
    ImportRun,
    PriceList,
)
from bon.config.tests.rows import Ids, every
from bon.journal.models import Entry, ProjectionFailure, Quarantine
from bon.journal.tasks import UNPROJECTED
from bon.kit.ids import uuid7
from bon.kit.models import Task
from bon.kit.worklist import raise_task
from bon.orders.models import Order
from bon.pricing.models import Repricing
from bon.sales.models import Sale
from bon.staff.cast import Cast
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.models import Programme


def of_sales(cast: Cast) -> Ids:
    sale = Sale.objects.order_by("at")[0]
    entry = Entry.objects.order_by("seq")[0]
    of_entry = {"register_id": cast.register.id, "seq": entry.seq}
    failure = ProjectionFailure.objects.create(
        entry_id=entry.id, kind=entry.kind, error="for prøven", **of_entry
    )
    refused = Quarantine.objects.create(
        reason="fork",
        received=entry.text.encode(),
        digest=b"1",
        held_entry_id=entry.id,
        **of_entry,
    )
    raise_task(UNPROJECTED, entry.id, {"register": "K1", "seq": entry.seq, "kind": entry.kind})
    put_on_card(cast.owner, [Change("gift_card", "0123456789", "issue", 50_000)], "til prøven")
    of_card = {"kind": "gift_card", "number": "0123456789"}
    return {
        **{f"vouchers:{name}": of_card for name in ("card", "adjust", "block", "open")},
        **every("vouchers", "programme", Programme.objects.get(kind="gift_card").id),
        **every("tasks", "finish", Task.objects.get().id),
        **every("sales", "sale", sale.id),
        **_of_cash(cast, sale),
        **every("orders", "order ready", _an_order(cast).id),
        **every("approvals", "answer", _an_approval(cast).id),
        **_of_campaigns(cast),
        **every("shifts", "shift", sale.shift_id),
        **every("registers", "register pair paired", cast.register.id),
        **every("journal", "retry", failure.id),
        **every("journal", "exhibit", refused.id),
    }


def _of_cash(cast: Cast, sale: Sale) -> Ids:
    picture = Photo.objects.create(content=b"\xff\xd8\xff")
    moved = {"at": sale.at, "amount": 100, "reason": "", "note": "", "bag": "P-1", "foreign": []}
    bag = Move.objects.create(
        way="bank", register_id=cast.register.id, store_id=cast.store.id, photo_id=picture.id,
        **moved,
    )  # fmt: skip
    return {
        **every("cash", "confirm", bag.id),
        **every("cash", "photo", picture.id),
        **every("cash", "reason", CashReason.objects.get(code="staff").id),
        **every("cash", "currency", Currency.objects.create(code="EUR", rate=73_500).id),
    }


def _of_campaigns(cast: Cast) -> Ids:
    campaign = save_campaign(cast.owner, None, promise())
    price_list = PriceList.objects.create(name="Klubpris", members=True)
    pages = "price_list edit add bring_in prices_file take_off drop"
    brought = {"file_name": "priser.csv", "content": b"Pris", "status": "done"}
    run = ImportRun.objects.create(price_list=price_list, **brought)
    coupons = "make_coupons coupon_sheet mail_coupons coupons_file"
    return {
        **every("campaigns", f"campaign edit stop {coupons}", campaign.id),
        **every("prices", pages, price_list.id),
        **every("prices", "import repeat_import refused_file noted_file", run.id),
        "pricing:list_effect": {"id": price_list.id},
        **every("pricing", "repricing undo", _repricing(cast).id),
    }


def _repricing(cast: Cast) -> Repricing:
    """Of a day to come."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    planned = Repricing(kind="percent", value=500, starts_on=tomorrow, who=cast.owner.id)
    planned.save()
    return planned


def _an_order(cast: Cast) -> Order:
    figures = {"total": 4_995, "prepayment": 1_000, "receipt_no": "K1-9", "at": timezone.now()}
    sale = {"sale_id": uuid7(), "store_id": cast.store.id, "kind": "order"}
    order: Order = Order.objects.create(number=10_001, **figures, **sale)
    return order


def _an_approval(cast: Cast) -> Approval:
    wanted = {"permission": "line_discount", "amount": 5_000, "limit": 1_000, "total": 24_950}
    asked: Approval = Approval.objects.create(
        register=cast.register,
        asked_by=cast.cashier,
        over_at=timezone.now() + timedelta(hours=1),
        **wanted,
    )
    return asked
