"""Orders: written, sent as a letter with its paper, given up."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from bon.catalog.tests.shop import make_jacket, make_pump
from bon.kit.access import Denied
from bon.kit.models import AuditEvent
from bon.purchasing import queries
from bon.purchasing.actions.archive_supplier import archive_supplier
from bon.purchasing.actions.change_line import change_line
from bon.purchasing.actions.draft_order import Wanted, add_goods, draft_order
from bon.purchasing.actions.end_order import end_order
from bon.purchasing.actions.save_article import save_article
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.models import Article, PurchaseLine, PurchaseOrder
from bon.purchasing.paper import order_pdf
from bon.purchasing.tests.shop import nordic, ordered, sells
from bon.sales.actions.deliver_letter import deliver_letter
from bon.sales.models import Letter
from bon.staff.cast import Cast


def test_goods_are_ordered_in_whole_packs(cast: Cast) -> None:
    with cast.at_work():
        supplier, pump = nordic(cast), make_pump(cast)
        sells(cast, supplier, pump, minimum=2)
        goods = pump.variants.get().id
        order = draft_order(cast.manager, supplier, cast.store, [Wanted(goods, 7)])
        assert [(line.packs, line.quantity_milli, line.worth) for line in order.lines.all()] == [
            (2, 12_000, 120_000)
        ]
        add_goods(cast.manager, order, [Wanted(goods, 1)])
        (line,) = queries.lines_of(order)
        assert (line.packs, line.quantity_milli) == (3, 18_000)
        again = draft_order(cast.manager, supplier, cast.store, [])
        assert again == order
        elsewhere = draft_order(cast.manager, supplier, cast.other_store, [])
        assert (order.number, elsewhere.number) == (1001, 1002)
        change_line(cast.manager, order, line, 0)
        assert PurchaseLine.objects.count() == 0
        with pytest.raises(ValidationError, match="ingen varer på ordren"):
            send_order(cast.manager, order, "")


def test_what_is_sent_stands_as_it_is(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        (line,) = queries.lines_of(order)
        with pytest.raises(ValidationError, match="er sendt og kan ikke rettes"):
            change_line(cast.manager, order, line, 5)
        with pytest.raises(ValidationError, match="er sendt"):
            add_goods(cast.manager, order, [Wanted(pump.id, 1)])
        with pytest.raises(ValidationError, match="Luk først ordre 1001"):
            archive_supplier(cast.manager, order.supplier)
        end_order(cast.manager, order)
        assert PurchaseOrder.objects.get().state == "cancelled"
        archive_supplier(cast.manager, order.supplier)
        with pytest.raises(ValidationError, match="købes ikke mere hos Nordic Parts"):
            draft_order(cast.manager, order.supplier, cast.store, [])


def test_the_supplier_gets_a_letter_with_the_order_as_paper(cast: Cast, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with cast.at_work():
        supplier, pump = nordic(cast, our_number="K-4411"), make_pump(cast)
        sells(cast, supplier, pump)
        wanted = [Wanted(pump.variants.get().id, 12)]
        order = draft_order(cast.manager, supplier, cast.store, wanted)
        send_order(cast.manager, order, "ordre@nordic.example")
        letter = Letter.objects.get(kind="purchasing.order")
        deliver_letter(letter.id)
        deliver_letter(letter.id)
    (sent,) = mail.outbox
    assert sent.to == ["ordre@nordic.example"]
    assert sent.subject == "Ordre 1001 fra Vesterbro Cykler"
    assert "NP-77  Fodpumpe: 2 kolli à 6 stk." in sent.body
    assert "K-4411" in sent.body
    ((name, content, kind),) = sent.attachments
    assert (name, kind) == ("Ordre 1001.pdf", "application/pdf")
    text = _words(content)
    for said in ("Indkøbsordre 1001", "Nordic Parts", "NP-77", "Fodpumpe", "1.200,00 DKK"):
        assert said in text


def test_a_long_order_takes_the_pages_it_needs(cast: Cast) -> None:
    with cast.at_work():
        supplier, jacket = nordic(cast), make_jacket(cast)
        order = draft_order(cast.manager, supplier, cast.store, [])
        goods = jacket.variants.order_by("position")[0]
        PurchaseLine.objects.bulk_create(
            PurchaseLine(order=order, variant=goods, packs=1, cost=10_000) for _ in range(80)
        )
        pages = pypdfium2.PdfDocument(order_pdf(order))
        assert len(pages) == 3
        assert "Jeres nummer" in pages[2].get_textpage().get_text_bounded()
        assert "8.000,00 DKK" in pages[2].get_textpage().get_text_bounded()


def test_of_several_suppliers_one_is_preferred(cast: Cast) -> None:
    with cast.at_work():
        first, second, pump = nordic(cast), nordic(cast, name="Sydjysk Engros"), make_pump(cast)
        usual = sells(cast, first, pump)
        other = sells(cast, second, pump, number="S-1")
        assert (usual.preferred, other.preferred) == (True, False)
        save_article(cast.manager, second, other, {"preferred": True})
        assert set(Article.objects.values_list("number", "preferred")) == {
            ("NP-77", False),
            ("S-1", True),
        }


def test_who_does_not_buy_buys_nothing(cast: Cast) -> None:
    with cast.at_work():
        supplier = nordic(cast)
        with pytest.raises(Denied):
            draft_order(cast.cashier, supplier, cast.store, [])
        assert PurchaseOrder.objects.count() == 0
        assert AuditEvent.objects.filter(subject="purchasing.purchaseorder").count() == 0


def _words(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)
