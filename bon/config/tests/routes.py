"""Every address of the office, and a shop in which each of them has something to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from bon.approvals.models import Approval
from bon.batches.models import Batch
from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.tests.promise import promise
from bon.cash.models import Currency, Move, Photo
from bon.cash.models import Reason as CashReason
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.hang_poster import hang_poster
from bon.catalog.drafts import BarcodeDraft, ProductDraft, VariantDraft
from bon.catalog.models import (
    ArticleGroup,
    Brand,
    ImportRun,
    PriceList,
    UnknownItem,
    Variant,
    VatClass,
)
from bon.counts import scope
from bon.counts.actions.begin_count import begin_count
from bon.counts.actions.tally import Said, tally
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Group
from bon.customers.models import ImportRun as CustomersRun
from bon.journal.models import Entry, ProjectionFailure, Quarantine
from bon.journal.tasks import UNPROJECTED
from bon.kit.ids import uuid7
from bon.kit.models import Task
from bon.kit.worklist import raise_task
from bon.labels.models import Part, Run, Template
from bon.orders.models import Order
from bon.organisation.models import DiscountReason, ReturnReason, Tender
from bon.pricing.models import Repricing
from bon.printing.actions.save_printer import save_printer
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.open_receipt import open_receipt
from bon.purchasing.actions.save_article import save_article
from bon.purchasing.actions.save_supplier import save_supplier
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.models import Catalogue
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, open_counter
from bon.sales.models import Sale
from bon.staff.cast import Cast
from bon.transfers.tests.box import part_companies, send
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.models import Programme

# Not pages of people at work: the log-in's own, machines', the register's door, and customers'
# receipts.
ELSEWHERE = ("account/", "register/", "print/", "healthz", "r/")


Ids = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Route:
    """`name` with its namespace; `parameters` are those its address needs."""

    name: str
    parameters: tuple[str, ...]
    permission: str | None


def routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], path: str, space: str) -> Iterator[Route]:
    for each in patterns:
        address = path + str(each.pattern)
        if address.startswith(ELSEWHERE):
            continue
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from _walk(each.url_patterns, address, space + inner)
        elif isinstance(each, URLPattern):
            parameters = tuple(_parameters(address))
            permission = getattr(each.callback, "permission", "no gate")
            yield Route(f"{space}{each.name}", parameters, permission)


def _parameters(address: str) -> Iterator[str]:
    """`<uuid:id>` gives `id`."""
    for part in address.split("<")[1:]:
        yield part.split(">")[0].split(":")[-1]


@dataclass(frozen=True)
class Shop:
    """Our shop with a row behind every kind of page."""

    cast: Cast
    ids: Ids

    def address(self, route: Route) -> str:
        """The address of our own row; fails for a page that this file does not know."""
        return reverse(route.name, kwargs=self.ids[route.name] if route.parameters else {})


def open_shop(cast: Cast) -> Shop:
    """Sells twice, and lets something of every kind happen."""
    counter = open_counter(cast.register, [cast.owner, cast.cashier])
    counter.till.sell(Basket([(BELL, 1000), (HELMET, 2000)], tender="cash"))
    counter.till.sell(Basket([(BELL, 3000)]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        ids = {**_of_the_shop(cast), **_of_the_counter(cast), **_of_goods(cast)}
    ids["registers:revoke"] = {"id": counter.device.id}
    return Shop(cast, ids)


def _all(space: str, names: str, id: UUID) -> Ids:
    return {f"{space}:{name}": {"id": id} for name in names.split()}


def _of_the_shop(cast: Cast) -> Ids:
    tender = Tender.objects.create(code="gave", kind="manual", saft_code="12005", name="Gavekort")
    returned = ReturnReason.objects.create(code="messe", name="Købt på messe")
    reason = DiscountReason.objects.create(code="messe", name="Vist på messe")
    printer = save_printer(cast.owner, None, {"name": "Disken", "store": cast.store}).printer
    return {
        **_all("staff", "person persons_rights pin invite badge no_badge", cast.mechanic.id),
        **_all("staff", "role", cast.cashier.role_id),
        "staff:role_there": {"id": cast.cashier.role_id, "store": cast.store.id},
        **_all("organisation", "company", cast.company.id),
        **_all("organisation", "store", cast.store.id),
        **_all("organisation", "tender", tender.id),
        **_all("organisation", "reason", reason.id),
        **_all("organisation", "return_reason", returned.id),
        **_all("organisation", "register", cast.register.id),
        **_all("printing", "printer jobs edit sample address retire", printer.id),
    }


def _of_the_counter(cast: Cast) -> Ids:
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
        **_all("vouchers", "programme", Programme.objects.get(kind="gift_card").id),
        **_all("tasks", "finish", Task.objects.get().id),
        **_all("sales", "sale", sale.id),
        **_of_customers(cast),
        **_of_cash(cast, sale),
        **_all("orders", "order ready", _an_order(cast).id),
        **_all("approvals", "answer", _an_approval(cast).id),
        **_of_campaigns(cast),
        **_all("shifts", "shift", sale.shift_id),
        **_all("registers", "register pair paired", cast.register.id),
        **_all("journal", "retry", failure.id),
        **_all("journal", "exhibit", refused.id),
    }


def _of_cash(cast: Cast, sale: Sale) -> Ids:
    picture = Photo.objects.create(content=b"\xff\xd8\xff")
    moved = {"at": sale.at, "amount": 100, "reason": "", "note": "", "bag": "P-1", "foreign": []}
    bag = Move.objects.create(
        way="bank", register_id=cast.register.id, store_id=cast.store.id, photo_id=picture.id,
        **moved,
    )  # fmt: skip
    return {
        **_all("cash", "confirm", bag.id),
        **_all("cash", "photo", picture.id),
        **_all("cash", "reason", CashReason.objects.get(code="staff").id),
        **_all("cash", "currency", Currency.objects.create(code="EUR", rate=73_500).id),
    }


def _of_campaigns(cast: Cast) -> Ids:
    campaign = save_campaign(cast.owner, None, promise())
    price_list = PriceList.objects.create(name="Klubpris", members=True)
    pages = "price_list edit add bring_in prices_file take_off drop"
    coupons = "make_coupons coupon_sheet mail_coupons coupons_file"
    return {
        **_all("campaigns", f"campaign edit stop {coupons}", campaign.id),
        **_all("prices", pages, price_list.id),
        **_all("pricing", "repricing undo", _repricing(cast).id),
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


def _of_customers(cast: Cast) -> Ids:
    customer = keep_customer(cast.owner, None, {"name": "Åse Brøndum", "phone": "26123456"})
    group = Group.objects.create(name="Foreningen")
    names = "customer edit_customer consent merge erase"
    run = CustomersRun.objects.create(file_name="kunder.csv", content=b"Navn", status="done")
    return {
        **_all("customers", "import_run", run.id),
        **_all("customers", names, customer.id),
        **_all("accounts", "account", customer.id),
        **_all("customers", "group", group.id),
        **_all("sales", "of_customer", customer.id),
        **_all("reports", "customer_data", customer.id),
    }


def _of_goods(cast: Cast) -> Ids:
    first = VariantDraft(4_995, "R1", (), [BarcodeDraft("5700000000011")])
    vat_class = VatClass.objects.get(code="standard")
    group = ArticleGroup.objects.get(code="goods")
    draft = ProductDraft("Ringeklokke af messing", vat_class, group, variants=[first])
    product = create_product(cast.owner, draft)
    variant = product.variants.get()
    run = ImportRun.objects.create(file_name="kartotek.csv", content=b"Navn", status="done")
    sold = {"first_sold_at": timezone.now(), "last_sold_at": timezone.now()}
    unknown_item = UnknownItem.objects.create(
        code="5700000000028", name="Pumpe", price=9_900, vat_code="standard", **sold
    )
    cells = "variants add_picture arrange_pictures parts"
    template = Template.objects.filter(kind="shelf").first()
    assert template is not None
    labels = Run.objects.create(
        store=cast.store, name="Prøve", kind="shelf", layout=template.layout, lines=[], total=1
    )
    Part.objects.create(run=labels, number=1, content=b"%PDF")
    return {
        **_all("labels", "goods waiting", product.id),
        **_all("labels", "template picture preview drop_template", template.id),
        **_all("labels", "run undo file", labels.id),
        **_all("catalog", "take_down_poster", hang_poster(cast.owner, "Forårstilbud", b"").id),
        **_all("catalog", "unknown_item dismiss_unknown", unknown_item.id),
        **_all("catalog", "brand", Brand.objects.create(name="Knog").id),
        **_all("catalog", f"product edit_product archive restore {cells}", product.id),
        **_all("stock", "movements cost", variant.id),
        **_of_transfers(cast, variant),
        **_of_counts(cast, variant),
        **_all("imports", "run repeat refused_file", run.id),
        **_of_purchasing(cast, variant),
        **_all("batches", "batch write_off", _a_batch(variant).id),
    }


def _a_batch(variant: Variant) -> Batch:
    made: Batch = Batch.objects.create(variant=variant, number="L-7")
    return made


def _of_purchasing(cast: Cast, goods: Variant) -> Ids:
    supplier = save_supplier(cast.owner, None, {"name": "Vesterbro Engros"})
    numbered = {"number": "77-1", "variant": goods, "cost": 2_500}
    article = save_article(cast.owner, supplier, None, numbered)
    order = draft_order(cast.owner, supplier, cast.store, [Wanted(goods.id, 4)])
    line = order.lines.get()
    send_order(cast.owner, order, "")
    receipt = open_receipt(cast.owner, order)
    counted = count_goods(cast.owner, receipt, Counted(goods.id, 1_000))
    acts = "supplier edit_supplier archive_supplier restore_supplier new_article find_for_article"
    said = {"file_name": "priser.csv", "content": b"Nr", "status": "done"}
    run = Catalogue.objects.create(supplier=supplier, **said)
    return {
        **_all("purchasing", "catalogue columns repeat_catalogue unused", run.id),
        **_all("purchasing", "bring_in", supplier.id),
        **_all("purchasing", "order find add scan terms send paper end", order.id),
        **_all("purchasing", acts, supplier.id),
        **_all("purchasing", "article", article.id),
        "purchasing:watch": {"store": cast.store.id, "variant": goods.id},
        "purchasing:line": {"id": order.id, "line": line.id},
        **_all("receiving", "begin everything", order.id),
        **_all("receiving", "receipt book drop delivery scan find link labels", receipt.id),
        **_all("receiving", "cost price", counted.id),
        "receiving:count": {"id": receipt.id, "variant": goods.id},
        "receiving:part": {"id": receipt.id, "variant": goods.id},
        "receiving:tell": {"id": receipt.id, "order": Order.objects.all()[0].id},
    }


def _of_transfers(cast: Cast, variant: Variant) -> Ids:
    part_companies(cast)
    sent = send(cast, (variant, 1_000))
    pages = "transfer scan quantity ask send receive cancel slip"
    bill = sent.bills.get()
    return {**_all("transfers", pages, sent.id), **_all("transfers", "bill", bill.id)}


def _of_counts(cast: Cast, variant: Variant) -> Ids:
    targets = scope.read([f"variant:{variant.id}"])
    count = begin_count(cast.owner, cast.store, targets)
    tally(cast.owner, count.id, Said(uuid7(), variant, 1_000))
    return _all("counts", "count scan finish again differences none post drop", count.id)


def unknown() -> UUID:
    """An id that nothing has."""
    return uuid7()
