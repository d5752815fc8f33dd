"""What the office says of the day, and what the book does: every figure the shop can see."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.management import call_command
from django.db.models import Sum
from django.test import Client
from django.utils import timezone

from bon.campaigns.models import Effect
from bon.journal.models import Finding, ProjectionFailure, Quarantine
from bon.kit.models import Task
from bon.kit.tests.waiting import do_jobs
from bon.registers.jobs import audit_journals
from bon.reports.days import day_of
from bon.sales.models import Shift
from bon.sales.of_customer import bought_by
from bon.stock.models import Level
from bon.stock.queries import broken_levels
from bon.vouchers.models import Card
from tests.day.assortment import STORES
from tests.day.book import Book
from tests.day.shop import Shop

Figure = tuple[str, object, object]


class Office:
    """The evening after the day: jobs are done, the auditor has been."""

    def __init__(
        self,
        shop: Shop,
        book: Book,
        receipts: Mapping[str, str],
        cards: Mapping[str, tuple[str, str]],
    ) -> None:
        """`receipts`: the number of each sale's, `cards`: kind and number of each voucher."""
        self.shop = shop
        self.book = book
        self.receipts = receipts
        self.cards = cards
        self.client = Client()
        assert shop.cast.owner.user is not None
        self.client.force_login(shop.cast.owner.user)
        do_jobs()
        audit_journals(0)

    def disagreements(self) -> list[Figure]:
        """What it is about, what the shop says, what the book says."""
        with self.shop.cast.at_work():
            seen = [*self._sales(), *self._home(), *self._stock(), *self._customers()]
            seen += [*self._vouchers(), *self._campaigns(), *self._tasks(), *self._soundness()]
        return [each for each in seen if each[1] != each[2]]

    def shift(self, code: str) -> dict[str, Any]:
        """The figures of a register's one shift, as its page has them."""
        with self.shop.cast.at_work():
            shift = Shift.objects.get(register_id=self.shop.registers[code].id)
        page = self.client.get(f"/shifts/{shift.id}/")
        figures: dict[str, Any] = page.context["detail"].figures
        return figures

    def _sales(self) -> Iterator[Figure]:
        listed = self._file("/sales/salg.csv")
        told = {row["Bon"]: _ore(row["I alt"]) for row in listed}
        meant = {self.receipts[key]: sale.total for key, sale in self.book.sales.items()}
        yield "sales list", told, meant
        yield "receipts, each once", len(listed), len(meant)

    def _home(self) -> Iterator[Figure]:
        now = timezone.localtime()
        (day,) = set(Shift.objects.values_list("business_day", flat=True))
        turnover = day_of(day, None, now).turnover
        sales = self.book.sales.values()
        yield "home: receipts", turnover.receipts, len(sales)
        yield "home: turnover", turnover.total, sum(sale.turnover for sale in sales)
        for name in set(STORES.values()):
            told = next(store.total for store in turnover.stores if store.name == name)
            meant = sum(sale.turnover for sale in sales if STORES[sale.at] == name)
            yield f"home: {name}", told, meant

    def _stock(self) -> Iterator[Figure]:
        names = {str(store.id): store.name for store in (self.shop.cast.store, self._other)}
        goods = {variant.id: good for good, variant in self.shop.goods.items()}
        for level in Level.objects.all():
            good, store = goods[level.variant_id], names[str(level.store_id)]
            if not good.service:
                place = f"stock: {good.name}, {store}"
                yield place, level.on_hand_milli, self.book.stock[store, good]
                yield f"{place}, defect", level.defect_milli, self.book.defect[store, good]
        yield "levels that are no sum", broken_levels(), []

    @property
    def _other(self) -> Any:
        return self.shop.cast.other_store

    def _vouchers(self) -> Iterator[Figure]:
        told = {
            (card.kind, card.number): card.balance - card.missing for card in Card.objects.all()
        }
        meant = {self.cards[key]: left for key, left in self.book.cards.items()}
        yield "vouchers", told, meant

    def _campaigns(self) -> Iterator[Figure]:
        names = {campaign.id: name for name, campaign in self.shop.campaigns.items()}
        stores = {store.id: store.name for store in (self.shop.cast.store, self._other)}
        rows = Effect.objects.values("campaign_id", "store_id")
        told = {
            (names[row["campaign_id"]], stores[row["store_id"]]): (row["n"], row["off"])
            for row in rows.annotate(n=Sum("uses"), off=Sum("amount"))
        }
        gave, back = self.book.campaigns, self.book.campaigns_back
        places = {place for place in (*gave, *back) if place[0] and (gave[place] or back[place])}
        meant = {place: (len(gave[place]), sum(gave[place]) - back[place]) for place in places}
        yield "campaigns", told, meant

    def _customers(self) -> Iterator[Figure]:
        for name, customer in self.shop.customers.items():
            bought = bought_by(customer.id)
            theirs = [sale for sale in self.book.sales.values() if sale.customer == name]
            told = (bought.sales, bought.total)
            yield f"customer {name}", told, (len(theirs), sum(sale.turnover for sale in theirs))

    def _tasks(self) -> Iterator[Figure]:
        kinds = list(Task.objects.values_list("kind", flat=True))
        yield "tasks", {kind: kinds.count(kind) for kind in kinds}, dict(self.book.tasks)

    def _soundness(self) -> Iterator[Figure]:
        yield "quarantine", Quarantine.objects.count(), 0
        yield "entries that could not be projected", ProjectionFailure.objects.count(), 0
        found = [(finding.check_code, finding.detail) for finding in Finding.objects.all()]
        yield "the auditor's findings", found, []

    def _file(self, address: str) -> list[dict[str, str]]:
        content = b"".join(self.client.get(address).streaming_content)  # type: ignore[attr-defined]
        return list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))


def verify() -> None:
    """Raises CommandError where the journal and what is derived from it do not agree."""
    call_command("journal", "verify")


def _ore(text: str) -> int:
    whole, _, part = text.replace("\u2212", "-").replace(".", "").partition(",")
    return int(whole + part.ljust(2, "0"))
