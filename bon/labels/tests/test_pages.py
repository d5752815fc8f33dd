"""The office's pages of labels: the queue, printing, the designer."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bon.catalog.actions.set_price import set_price
from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_cheese, make_jacket, make_pump
from bon.kit.models import AuditEvent
from bon.labels import queries
from bon.labels.actions.carry_out_run import carry_out_run
from bon.labels.actions.queue import queue
from bon.labels.models import Due, Part, Run, Template
from bon.labels.reasons import RECEIVED
from bon.labels.tests.printed import pages, scanned, zebra
from bon.staff.cast import Cast, Office

pytestmark = pytest.mark.django_db


def dear_pump(cast: Cast) -> Variant:
    pump: Variant = make_pump(cast).variants.get()
    set_price(cast.owner, pump, 29_900)
    return pump


def test_all_that_waits_is_printed_with_one_click(cast: Cast, office: Office) -> None:
    with cast.at_work():
        dear_pump(cast)
        template = queries.templates(cast.store.id, "shelf")[0]
    browser = office.of(cast.cashier)
    shown = browser.get("/labels/").content.decode()
    assert "Fodpumpe" in shown
    assert "249,00 → 299,00" in shown
    assert "Print 1 vare" in shown
    asked = {"store": cast.store.id, "kind": "shelf", "which": "all", "template": template.id}
    answer = browser.post("/labels/print/", {**asked, "begin": 3})
    with cast.at_work():
        run = Run.objects.get()
        assert Due.objects.filter(store=cast.store).count() == 0
        assert Due.objects.filter(store=cast.other_store).count() == 1
    assert answer.headers["Location"] == f"/labels/runs/{run.id}/?new=1"
    assert "Åbn og print" in browser.get(answer.headers["Location"]).content.decode()
    file = browser.get(f"/labels/runs/{run.id}/file")
    assert file.headers["Content-Type"] == "application/pdf"
    (page,) = pages(file.content)
    assert page.size == (2100, 2970)
    assert scanned(page.picture) == [("EAN13", "5701234567899")]
    # The third of a sheet with three in a row lies to the right.
    assert scanned(page.picture.crop((2 * page.picture.width // 3, 0, page.picture.width, 450)))
    assert "Alle etiketter passer" in browser.get("/labels/").content.decode()


def test_a_new_price_is_printed_where_it_was_written(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump = dear_pump(cast)
        queue(cast.store.id, {pump.id: 3}, RECEIVED)
    address = f"/labels/waiting/{pump.product_id}/"
    browser = office.of(cast.cashier)
    shown = browser.get(address).content.decode()
    assert "Print 1 hyldeforkant" in shown
    assert "Print varemærker til 1 vare" in shown
    answer = browser.post(address, {"kind": "shelf"})
    with cast.at_work():
        run = Run.objects.get()
        assert (run.store_id, run.kind, run.total) == (cast.store.id, "shelf", 1)
        left = Due.objects.filter(store=cast.store).values_list("kind", "copies")
        assert list(left) == [("product", 3)]
        assert Due.objects.filter(store=cast.other_store).count() == 1
    assert answer.headers["Location"] == f"/labels/runs/{run.id}/?new=1"
    again = browser.post(address, {"kind": "shelf"})
    assert again.headers["Location"] == f"/goods/{pump.product_id}/"
    assert "hyldeforkant" not in browser.get(address).content.decode()
    everywhere = office.of(cast.owner).get(address).content.decode()
    assert "Etiketter, der skal skiftes" in everywhere


def test_a_second_click_on_print_prints_nothing_twice(cast: Cast, office: Office) -> None:
    with cast.at_work():
        dear_pump(cast)
        template = queries.templates(cast.store.id, "shelf")[0]
    browser = office.of(cast.cashier)
    asked = {"store": cast.store.id, "kind": "shelf", "which": "all", "template": template.id}
    browser.post("/labels/print/", asked)
    again = browser.post("/labels/print/", asked, follow=True)
    assert "Der er ingen etiketter at printe." in again.content.decode()
    with cast.at_work():
        assert Run.objects.count() == 1


def test_rows_are_chosen_counted_and_dropped(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump, jacket = make_pump(cast).variants.get(), make_jacket(cast).variants.all()[0]
        queue(cast.store.id, {pump.id: 3, jacket.id: 2}, RECEIVED)
        rows = {row.variant_id: row for row in Due.objects.all()}
        template = queries.templates(cast.store.id, "product")[0]
    browser = office.of(cast.cashier)
    asked = {"store": cast.store.id, "kind": "product", "template": template.id}
    chosen = {"row": rows[pump.id].id, f"copies-{rows[pump.id].id}": "7"}
    browser.post("/labels/print/", {**asked, **chosen, "which": "chosen"})
    with cast.at_work():
        assert Run.objects.get().total == 7
        assert [row.variant_id for row in Due.objects.all()] == [jacket.id]
    dropped = {**asked, "row": rows[jacket.id].id, "which": "drop"}
    said = browser.post("/labels/print/", dropped, follow=True).content.decode()
    assert "1 vare er ude af køen." in said
    with cast.at_work():
        assert Due.objects.count() == 0
        assert Run.objects.count() == 1


def test_a_big_delivery_is_made_by_the_worker_in_files_of_a_thousand(
    cast: Cast, office: Office
) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        queue(cast.store.id, {pump.id: 999}, RECEIVED)
        jackets = [v.id for v in make_jacket(cast).variants.all()]
        queue(cast.store.id, dict.fromkeys(jackets, 400), RECEIVED)
        template = queries.templates(cast.store.id, "product")[0]
    browser = office.of(cast.cashier)
    asked = {"store": cast.store.id, "kind": "product", "template": template.id}
    answer = browser.post("/labels/print/", {**asked, "which": "all"})
    assert "Venter på at komme til" in browser.get(answer.headers["Location"]).content.decode()
    with cast.at_work():
        run = Run.objects.get()
        assert (run.total, run.done, run.parts) == (2199, 0, 0)
    carry_out_run(cast.organisation.id, run.id)
    carry_out_run(cast.organisation.id, run.id)
    with cast.at_work():
        run.refresh_from_db()
        assert (run.done, run.parts, run.ended) == (2199, 3, True)
        sizes = [len(pages(bytes(part.content))) for part in Part.objects.order_by("number")]
    # Sheets of 65, fifteen to a file.
    assert sizes == [15, 15, 4]
    assert "Del 3 af 3" in browser.get(answer.headers["Location"]).content.decode()


def test_labels_of_one_product_are_printed_from_its_page(cast: Cast, office: Office) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        small, medium, _large = jacket.variants.order_by("position")
        zebra_template = queries.templates(cast.store.id, "product")[1]
        zebra_template.layout["output"] = "zpl203"
        zebra_template.save()
    browser = office.of(cast.cashier)
    assert f"/labels/goods/{jacket.id}/" in browser.get(f"/goods/{jacket.id}/").content.decode()
    assert "Regnjakke" in browser.get(f"/labels/goods/{jacket.id}/").content.decode()
    asked = {"kind": "product", "store": cast.store.id, "template": zebra_template.id}
    copies = {f"copies-{small.id}": "0", f"copies-{medium.id}": "2"}
    answer = browser.post(f"/labels/goods/{jacket.id}/", {**asked, **copies})
    with cast.at_work():
        run = Run.objects.get()
    assert answer.headers["Location"] == f"/labels/runs/{run.id}/?new=1"
    file = browser.get(f"/labels/runs/{run.id}/file")
    assert file.headers["Content-Disposition"].startswith("attachment; filename=")
    (label,) = zebra(file.content)
    assert label.copies == 2
    assert "M · Blå" in label.texts


def test_goods_without_a_barcode_are_told_of_before_their_labels_are_printed(
    cast: Cast, office: Office
) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        cheese = make_cheese(cast, "5701234567899")
    owner, cashier = office.of(cast.owner), office.of(cast.cashier)
    seen = owner.get(f"/labels/goods/{jacket.id}/").content.decode()
    assert "3 varianter har ingen stregkode" in seen
    assert f'<a href="/goods/{jacket.id}/">Lav stregkoder på varens side</a>' in seen
    assert "ingen stregkode" not in owner.get(f"/labels/goods/{cheese.id}/").content.decode()
    assert "ingen stregkode" not in cashier.get(f"/labels/goods/{jacket.id}/").content.decode()


def designed(
    template: Template, *fields: Mapping[str, object], **other: object
) -> dict[str, object]:
    """What the designer's form sends."""
    layout = template.drawn
    said: dict[str, object] = {"name": template.name, "width": "57", "height": "32,5"}
    said |= {"output": layout.output, "field-TOTAL_FORMS": len(fields), "field-INITIAL_FORMS": 0}
    for number, field in enumerate(fields):
        said |= {f"field-{number}-{name}": value for name, value in field.items()}
    return said | other


PRICE = {"kind": "price", "x": "2,5", "y": "10", "width": "50", "height": "20", "size": "40"}


def test_a_template_is_designed_shown_and_kept(cast: Cast, office: Office) -> None:
    with cast.at_work():
        template = Template.objects.get(name="Varemærke på rulle")
    address = f"/labels/templates/{template.id}/"
    browser = office.of(cast.owner)
    assert "data:image/png;base64," in browser.get(address).content.decode()
    said = designed(template, PRICE, output="zpl300", preferred="on")
    assert "data:image/png;base64," in browser.post(address + "preview/", said).content.decode()
    with cast.at_work():
        assert Template.objects.get(id=template.id).layout == template.layout
    assert browser.post(address, said).status_code == 302
    with cast.at_work():
        kept = Template.objects.get(id=template.id)
        assert (kept.drawn.width, kept.drawn.height, kept.drawn.output) == (570, 325, "zpl300")
        (field,) = kept.drawn.fields
        assert (field.kind, field.x, field.y, field.size) == ("price", 25, 100, 40)
        assert queries.templates(cast.store.id, "product")[0] == kept
        assert Template.objects.filter(kind="product", preferred=True).count() == 1
        verbs = AuditEvent.objects.filter(subject="labels.template").values_list("verb", flat=True)
        assert list(verbs) == ["changed"]


def test_a_field_that_runs_out_of_the_label_is_refused_and_stays_typed(
    cast: Cast, office: Office
) -> None:
    with cast.at_work():
        template = Template.objects.get(name="Varemærke på rulle")
    browser = office.of(cast.owner)
    address = f"/labels/templates/{template.id}/"
    outside = designed(template, {**PRICE, "x": "30"})
    said = browser.post(address, outside).content.decode()
    assert "Et felt rager ud over etiketten." in said
    assert 'value="30"' in said
    assert "rager ud" in browser.post(address + "preview/", outside).content.decode()
    unclear = browser.post(address, designed(template, {**PRICE, "x": "bred"})).content.decode()
    assert "Skriv et tal, for eksempel 12,5." in unclear
    with cast.at_work():
        assert Template.objects.get(id=template.id).layout == template.layout


def test_a_new_template_is_ready_and_the_last_of_a_kind_is_kept(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    made = browser.post("/labels/templates/new/", {"kind": "case", "medium": "a4-3x7"})
    with cast.at_work():
        new = Template.objects.order_by("-id")[0]
        others = Template.objects.filter(kind="case").exclude(id=new.id)
        assert made.headers["Location"] == f"/labels/templates/{new.id}/"
        assert (new.drawn.columns, new.drawn.rows, new.drawn.fits()) == (3, 7, True)
        others.delete()
    said = browser.post(f"/labels/templates/{new.id}/drop/", follow=True).content.decode()
    assert "Det er den sidste af slagsen." in said
    with cast.at_work():
        assert Template.objects.filter(kind="case").count() == 1


def test_who_prints_may_not_redesign(cast: Cast, office: Office) -> None:
    with cast.at_work():
        template = Template.objects.get(name="Varemærke på rulle")
    browser = office.of(cast.cashier)
    assert browser.get("/labels/templates/").status_code == 200
    assert browser.get(f"/labels/templates/{template.id}/picture.png").content[:4] == b"\x89PNG"
    for address in (f"/labels/templates/{template.id}/", "/labels/templates/new/"):
        assert browser.post(address, {"kind": "case", "medium": "a4-3x7"}).status_code == 403
    with cast.at_work():
        assert Template.objects.count() == 6


def test_the_owner_of_two_stores_chooses_one_first(cast: Cast, office: Office) -> None:
    with cast.at_work():
        dear_pump(cast)
    browser = office.of(cast.owner)
    said = browser.get("/labels/").content.decode()
    assert f"?store={cast.store.id}" in said
    assert f"?store={cast.other_store.id}" in said
    assert "Fodpumpe" in browser.get(f"/labels/?store={cast.other_store.id}").content.decode()
