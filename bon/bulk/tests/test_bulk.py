"""Many goods edited at once: seen, done as one, taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from procrastinate.contrib.django.models import ProcrastinateJob

from bon.bulk.access import bulk_edit_for
from bon.bulk.actions import decide_edit as deciding
from bon.bulk.actions import undo_edit as undoing
from bon.bulk.actions.carry_out_edit import carry_out_edit
from bon.bulk.actions.decide_edit import decide_edit
from bon.bulk.actions.undo_edit import undo_edit
from bon.bulk.models import BulkEdit, BulkRow
from bon.bulk.preview import preview
from bon.bulk.wanted import Wanted
from bon.bulk.wording import Words
from bon.catalog import queries
from bon.catalog.actions.change_product import change_product
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.name_brand import name_brand
from bon.catalog.actions.name_category import name_category
from bon.catalog.listing import GoodsFilter, products_of
from bon.catalog.models import Product, Revision, Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.kit.access import Denied, NotFound
from bon.kit.models import AuditEvent
from bon.kit.tests.waiting import do_jobs
from bon.purchasing.actions.save_article import save_article
from bon.purchasing.actions.save_supplier import save_supplier
from bon.purchasing.models import Article, Bounds
from bon.staff.cast import Cast, Office
from bon.staff.models import Deviation, Person

HELMETS = Wanted(
    {"category": "Cykler / Hjelme", "brand": "Abus", "discountable": False, "vat": "zero"},
    add_tags=("sommer",),
    remove_tags=("vinter",),
)


def shelf(cast: Cast) -> list[UUID]:
    """Two helmets to be edited, and a pump to be left alone."""
    town = create_product(cast.manager, draft("Byhjelm", tags="vinter,nyhed"))
    race = create_product(cast.manager, draft("Racerhjelm", brand=name_brand(cast.manager, "Giro")))
    make_pump(cast)
    return [town.id, race.id]


def said() -> dict[str, tuple[str, str, str, str, bool]]:
    rows = Product.objects.select_related("category", "brand", "vat_class").order_by("name")
    return {
        p.name: (
            str(p.category or ""),
            str(p.brand or ""),
            p.tags,
            p.vat_class.code,
            p.discountable,
        )
        for p in rows
    }


BEFORE = {
    "Byhjelm": ("", "", "nyhed,vinter", "standard", True),
    "Fodpumpe": ("", "", "", "standard", True),
    "Racerhjelm": ("", "Giro", "", "standard", True),
}
AFTER = {
    "Byhjelm": ("Cykler / Hjelme", "Abus", "nyhed,sommer", "zero", False),
    "Fodpumpe": ("", "", "", "standard", True),
    "Racerhjelm": ("Cykler / Hjelme", "Abus", "sommer", "zero", False),
}


def test_two_helmets_are_edited_as_one_and_taken_back(cast: Cast) -> None:
    with cast.at_work():
        chosen = shelf(cast)
        revision = Revision.objects.get().number
        edit = decide_edit(cast.manager, chosen, HELMETS)
        assert (edit.status, edit.goods, edit.skipped) == ("done", 2, 0)
        assert said() == AFTER
        assert [v.name for v in queries.variants("abus")] == ["Byhjelm", "Racerhjelm"]
        told = Variant.objects.filter(revision__gt=revision).order_by("name")
        assert [variant.name for variant in told] == ["Byhjelm", "Racerhjelm"]
        changed = AuditEvent.objects.filter(verb="changed", subject="catalog.product")
        assert sorted(event.subject_id for event in changed) == sorted(chosen)
        assert {event.actor for event in changed} == {cast.manager.id}
        undone = undo_edit(cast.manager, edit)
        assert (undone.status, undone.skipped) == ("undone", 0)
        assert said() == BEFORE
        assert [v.name for v in queries.variants("giro")] == ["Racerhjelm"]
        with pytest.raises(ValidationError, match="allerede taget tilbage"):
            undo_edit(cast.manager, edit)


def test_what_would_change_is_seen_and_changes_nothing(cast: Cast) -> None:
    with cast.at_work():
        chosen = shelf(cast)
        found = preview(chosen, Wanted({"discountable": True}, add_tags=("nyhed",)))
        assert found.same == 1
        assert [(row.product, row.before, row.after) for row in found.rows] == [
            (chosen[1], {"tags": ""}, {"tags": "nyhed"})
        ]
        assert said() == BEFORE
        with pytest.raises(ValidationError, match="sådan allerede"):
            decide_edit(cast.manager, chosen, Wanted({"discountable": True}))
        assert BulkEdit.objects.count() == 0


def test_what_somebody_has_changed_since_is_left_alone_and_named(cast: Cast) -> None:
    with cast.at_work():
        chosen = shelf(cast)
        edit = decide_edit(cast.manager, chosen, HELMETS)
        race = Product.objects.get(id=chosen[1])
        change_product(cast.owner, race, tags="lager", description="Lukket model")
        undone = undo_edit(cast.manager, edit)
        assert (undone.status, undone.skipped) == ("undone", 1)
        assert said() == {
            **BEFORE,
            "Racerhjelm": ("Cykler / Hjelme", "Abus", "lager", "zero", False),
        }
        kept = BulkRow.objects.exclude(kept="").select_related("product")
        assert [(row.product.name, row.kept) for row in kept] == [("Racerhjelm", "since")]


def test_goods_go_out_of_the_range_together_and_back_as_they_were(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        large = jacket.variants.get(sku="RJ-L")
        Variant.objects.filter(id=large.id).update(archived_at="2026-01-01T00:00:00Z")
        edit = decide_edit(cast.manager, products_of(GoodsFilter()), Wanted({"archived": True}))
        assert Variant.objects.filter(archived_at=None).count() == 0
        assert products_of(GoodsFilter()) == []
        undo_edit(cast.manager, edit)
        back = Variant.objects.filter(archived_at=None).order_by("sku")
        assert [variant.sku for variant in back] == ["RJ-M", "RJ-S"]
        assert Product.objects.get().archived_at is None


def test_a_category_that_has_gone_is_made_again(cast: Cast) -> None:
    with cast.at_work():
        chosen = shelf(cast)
        old = name_category(cast.manager, "Gammelt")
        Product.objects.filter(id=chosen[0]).update(category=old)
        edit = decide_edit(cast.manager, chosen[:1], Wanted({"category": "Nyt"}))
        assert old is not None
        old.delete()
        undo_edit(cast.manager, edit)
        assert said()["Byhjelm"][0] == "Gammelt"


def test_many_goods_are_done_by_the_worker(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "AT_ONCE", 1)
    jobs = ProcrastinateJob.objects.filter(task_name="bulk.carry_out")
    with cast.at_work():
        chosen = shelf(cast)
        edit = decide_edit(cast.manager, chosen, HELMETS)
        assert edit.status == "waiting"
        assert said() == BEFORE
    job = jobs.get()
    assert job.args == {"organisation": str(cast.organisation.id), "edit": str(edit.id)}
    with cast.at_work():
        change_product(cast.owner, Product.objects.get(id=chosen[0]), discountable=False)
        carry_out_edit(edit.id)
        carry_out_edit(edit.id)
        edit.refresh_from_db()
        assert (edit.status, edit.skipped) == ("done", 1)
        assert said()["Racerhjelm"] == AFTER["Racerhjelm"]
        assert said()["Byhjelm"] == ("", "", "nyhed,vinter", "standard", False)


def test_what_could_not_be_taken_back_says_so_and_is_tried_again(
    cast: Cast, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cast.at_work():
        chosen = shelf(cast)
        edit = decide_edit(cast.manager, chosen, HELMETS)
        monkeypatch.setattr(undoing, "AT_ONCE", 1)
        assert undo_edit(cast.manager, edit).status == "undoing"
        BulkRow.objects.filter(product=chosen[0]).update(before={"vat": "gone"}, after={})
    with pytest.raises(KeyError):
        do_jobs("bulk.carry_out")
    page = _text(office.of(cast.manager).get(f"/bulk/{edit.id}/"))
    assert "Rettelsen kunne ikke tages tilbage på grund af en fejl hos os." in page
    assert "Tag rettelsen tilbage" in page
    with cast.at_work():
        assert said() == AFTER
        BulkRow.objects.filter(product=chosen[0]).update(before={}, after={})
        monkeypatch.setattr(undoing, "AT_ONCE", 2)
        assert undo_edit(cast.manager, edit).status == "undone"
        assert said() == {**AFTER, "Racerhjelm": BEFORE["Racerhjelm"]}


def test_only_who_may_edit_goods_does(cast: Cast) -> None:
    with cast.at_work():
        chosen = shelf(cast)
        with pytest.raises(Denied):
            decide_edit(cast.cashier, chosen, HELMETS)
        edit = decide_edit(cast.manager, chosen, HELMETS)
        with pytest.raises(Denied):
            undo_edit(cast.cashier, edit)
    with cast.abroad():
        with pytest.raises(NotFound):
            bulk_edit_for(cast.stranger, edit.id)
        with pytest.raises(ValidationError):
            decide_edit(cast.stranger, chosen, HELMETS)


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_list_is_edited_from_its_page(cast: Cast, office: Office) -> None:
    with cast.at_work():
        chosen = shelf(cast)
    browser = office.of(cast.manager)
    page = _text(browser.get("/bulk/new/?q=hjelm"))
    assert "2 varer er valgt." in page
    asked = {"q": "hjelm", "set-add_tags": "sommer", "set-discountable": "no"}
    seen = _text(browser.post("/bulk/preview/", asked))
    assert "2 varer bliver rettet" in seen
    assert "nyhed, sommer, vinter" in seen
    ticked = {"product": str(chosen[0]), "set-archived": "yes"}
    assert "1 vare bliver rettet" in _text(browser.post("/bulk/preview/", ticked))
    address = browser.post("/bulk/decide/", asked).headers["Location"]
    done = _text(browser.get(address))
    assert "2 varer er rettet." in done
    assert "Kan få rabat: nej · +sommer" in done
    assert browser.post(f"{address}undo/").headers["Location"] == address
    assert "Rettelsen er taget tilbage." in _text(browser.get(address))
    assert "Fortrudt" in _text(browser.get("/bulk/"))
    nothing = browser.post("/bulk/decide/", {"q": "hjelm"})
    assert "Skriv først, hvad der skal stå." in _text(nothing)
    with cast.at_work():
        assert said() == BEFORE
        assert Words().sentence(HELMETS) == (
            "Kategori: Cykler / Hjelme · Mærke: Abus · Kan få rabat: nej · Moms: 0 % moms · "
            "+sommer −vinter"
        )


def test_goods_get_a_supplier_and_bounds_and_lose_them_again(cast: Cast, office: Office) -> None:
    with cast.at_work():
        make_pump(cast)
        jacket = make_jacket(cast)
        ild, lys = (
            save_supplier(cast.owner, None, {"name": name}) for name in ("Ild Engros", "Lys & Co")
        )
        small = jacket.variants.get(sku="RJ-S")
        save_article(cast.owner, lys, None, {"number": "9", "variant": small})
    browser = office.of(cast.owner)
    asked = {
        "q": "regnjakke",
        "set-supplier": str(ild.id),
        "set-store": str(cast.store.id),
        "set-minimum": "2",
        "set-maximum": "6",
    }
    seen = _text(browser.post("/bulk/preview/", asked))
    assert "Lys &amp; Co, –" in seen or "–, Lys &amp; Co" in seen
    assert "mindst 2, højst 6" in seen
    address = browser.post("/bulk/decide/", asked).headers["Location"]
    with cast.at_work():
        assert bought() == {"RJ-S": "Ild Engros", "RJ-M": "Ild Engros", "RJ-L": "Ild Engros"}
        wanted = Bounds.objects.filter(store=cast.store, minimum_milli=2_000, maximum_milli=6_000)
        assert wanted.count() == Bounds.objects.count() == 3
    with cast.at_work():
        denied = {"permission": "purchase", "answer": "deny"}
        Deviation.objects.create(person=cast.manager, **denied)
    other = office.of(cast.manager)
    assert "Tag rettelsen tilbage" not in _text(other.get(address))
    assert other.post(f"{address}undo/").status_code == 403
    with cast.at_work():
        assert BulkEdit.objects.get().status == "done"
        assert bought() == {"RJ-S": "Ild Engros", "RJ-M": "Ild Engros", "RJ-L": "Ild Engros"}
    assert "Tag rettelsen tilbage" in _text(browser.get(address))
    browser.post(f"{address}undo/")
    with cast.at_work():
        assert BulkEdit.objects.get().status == "undone"
        assert bought() == {"RJ-S": "Lys & Co"}
        assert Bounds.objects.count() == 0
    wrong = _text(browser.post("/bulk/decide/", {**asked, "set-maximum": "1"}))
    assert "Det højeste antal kan ikke være mindre end det mindste." in wrong


def test_goods_without_a_number_are_told_of_before_they_get_no_supplier(
    cast: Cast, office: Office
) -> None:
    with cast.at_work():
        make_pump(cast)
        create_product(cast.manager, draft("Lap"))
        ild = save_supplier(cast.owner, None, {"name": "Ild Engros"})
        Variant.objects.filter(name="Lap").update(sku="", codes="")
    browser = office.of(cast.owner)
    seen = _text(browser.post("/bulk/preview/", {"set-supplier": str(ild.id)}))
    assert "1 vare bliver rettet" in seen
    assert "1 variant får ikke leverandøren" in seen
    browser.post("/bulk/decide/", {"set-supplier": str(ild.id)})
    with cast.at_work():
        assert bought() == {"PU-1": "Ild Engros"}


def test_who_belongs_to_one_store_says_what_that_one_wants(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump = make_pump(cast)
        Person.objects.filter(id=cast.manager.id).update(store=cast.store)
        mads = Person.objects.get(id=cast.manager.id)
        both = Wanted(bounds=(2_000, 6_000), stores=(str(cast.store.id), str(cast.other_store.id)))
        with pytest.raises(NotFound):
            decide_edit(mads, [pump.id], both)
    browser = office.of(mads)
    assert "Nørrebro Cykler" not in _text(browser.get("/bulk/new/"))
    browser.post("/bulk/decide/", {"set-minimum": "2", "set-maximum": "6"})
    with cast.at_work():
        assert [row.store_id for row in Bounds.objects.all()] == [cast.store.id]
        everywhere = decide_edit(cast.owner, [pump.id], both)
        with pytest.raises(NotFound):
            undo_edit(mads, everywhere)
        assert Bounds.objects.count() == 2
    assert "Tag rettelsen tilbage" not in _text(browser.get(f"/bulk/{everywhere.id}/"))


def bought() -> dict[str, str]:
    rows = Article.objects.filter(preferred=True).select_related("supplier", "variant")
    return {row.variant.sku: row.supplier.name for row in rows}
