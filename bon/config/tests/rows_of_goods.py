"""A row behind every page of the goods."""

from __future__ import annotations

from django.utils import timezone

from bon.batches.models import Batch
from bon.bulk import wanted
from bon.bulk.actions.decide_edit import decide_edit
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.hang_poster import hang_poster
from bon.catalog.drafts import BarcodeDraft, ProductDraft, VariantDraft
from bon.catalog.models import (
    ArticleGroup,
    Brand,
    ImportRun,
    UnknownItem,
    Variant,
    VatClass,
)
from bon.config.tests.rows import Ids, every
from bon.counts import scope
from bon.counts.actions.begin_count import begin_count
from bon.counts.actions.tally import Said, tally
from bon.kit.ids import uuid7
from bon.labels.models import Part, Run, Template
from bon.orders.models import Order
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.open_receipt import open_receipt
from bon.purchasing.actions.save_article import save_article
from bon.purchasing.actions.save_supplier import save_supplier
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.models import Catalogue
from bon.staff.cast import Cast
from bon.transfers.tests.box import part_companies, send

TAGGED = wanted.Wanted(add_tags=("messing",))


def of_goods(cast: Cast) -> Ids:
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
        **every("labels", "goods waiting", product.id),
        "pricing:product_margins": {"id": product.id},
        **every("labels", "template picture preview drop_template", template.id),
        **every("labels", "run undo file sent again", labels.id),
        **every("catalog", "take_down_poster", hang_poster(cast.owner, "Forårstilbud", b"").id),
        **every("catalog", "unknown_item dismiss_unknown", unknown_item.id),
        **every("catalog", "brand", Brand.objects.create(name="Knog").id),
        **every("catalog", f"product edit_product archive restore {cells}", product.id),
        **every("stock", "movements cost", variant.id),
        **_of_transfers(cast, variant),
        **_of_counts(cast, variant),
        **every("imports", "run repeat refused_file noted_file", run.id),
        **every("bulk", "edit undo", decide_edit(cast.owner, [product.id], TAGGED).id),
        **_of_purchasing(cast, variant),
        **every("batches", "batch write_off", _a_batch(variant).id),
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
        **every("purchasing", "catalogue columns repeat_catalogue unused", run.id),
        **every("purchasing", "bring_in", supplier.id),
        **every("purchasing", "order find add scan terms send paper end", order.id),
        **every("purchasing", acts, supplier.id),
        **every("purchasing", "article", article.id),
        "purchasing:watch": {"store": cast.store.id, "variant": goods.id},
        "purchasing:line": {"id": order.id, "line": line.id},
        **every("receiving", "begin everything", order.id),
        **every("receiving", "receipt book undo drop delivery scan find link labels", receipt.id),
        **every("receiving", "cost price", counted.id),
        "receiving:count": {"id": receipt.id, "variant": goods.id},
        "receiving:part": {"id": receipt.id, "variant": goods.id},
        "receiving:tell": {"id": receipt.id, "order": Order.objects.all()[0].id},
    }


def _of_transfers(cast: Cast, variant: Variant) -> Ids:
    part_companies(cast)
    sent = send(cast, (variant, 1_000))
    pages = "transfer scan quantity ask send receive cancel slip"
    bill = sent.bills.get()
    return {**every("transfers", pages, sent.id), **every("transfers", "bill", bill.id)}


def _of_counts(cast: Cast, variant: Variant) -> Ids:
    targets = scope.read([f"variant:{variant.id}"])
    count = begin_count(cast.owner, cast.store, targets)
    tally(cast.owner, count.id, Said(uuid7(), variant, 1_000))
    return every("counts", "count scan finish again differences none post drop", count.id)
