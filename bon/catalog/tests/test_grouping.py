"""Categories, brands and tags: renamed, moved and made one, and campaigns follow."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.models import Campaign
from bon.campaigns.tests.promise import promise
from bon.catalog import grouping, queries
from bon.catalog.actions.change_product import change_product
from bon.catalog.actions.drop_category import drop_category
from bon.catalog.actions.merge_category import merge_category
from bon.catalog.actions.name_brand import name_brand
from bon.catalog.actions.name_category import name_category
from bon.catalog.actions.rename_brand import rename_brand
from bon.catalog.actions.rename_tag import rename_tag
from bon.catalog.actions.save_category import save_category
from bon.catalog.models import Brand, Category, Product, Revision, Variant
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.kit.access import Denied
from bon.staff.cast import Cast, Office


def _shop(cast: Cast) -> tuple[Product, Product]:
    """A jacket under Tøj / Regn, and a pump under Cykler / Udstyr / Pumper."""
    jacket, pump = make_jacket(cast), make_pump(cast)
    rain = name_category(cast.manager, "Tøj / Regn")
    pumps = name_category(cast.manager, "Cykler / Udstyr / Pumper")
    knog, sks = name_brand(cast.manager, "Knog"), name_brand(cast.manager, "SKS")
    change_product(cast.manager, jacket, category=rain, brand=knog, tags="sommer,udsalg")
    change_product(cast.manager, pump, category=pumps, brand=sks, tags="sommer")
    return jacket, pump


def _tree() -> list[tuple[str, int, int]]:
    return [(row["path"], row["number"], row["all"]) for row in grouping.tree()]


def _category(path: str) -> Category:
    found: Category = Category.objects.get(path=path)
    return found


def test_the_tree_counts_goods_where_they_are_and_above(cast: Cast) -> None:
    with cast.at_work():
        _shop(cast)
        assert _tree() == [
            ("Cykler", 0, 1),
            ("Cykler / Udstyr", 0, 1),
            ("Cykler / Udstyr / Pumper", 1, 1),
            ("Tøj", 0, 1),
            ("Tøj / Regn", 1, 1),
        ]


def test_two_categories_become_one_with_all_below_them(cast: Cast) -> None:
    with cast.at_work():
        jacket, pump = _shop(cast)
        name_category(cast.manager, "Tilbehør / Udstyr / Låse")
        before = Revision.objects.get().number
        merge_category(cast.manager, _category("Cykler"), _category("Tilbehør"))
        assert _tree() == [
            ("Tilbehør", 0, 1),
            ("Tilbehør / Udstyr", 0, 1),
            ("Tilbehør / Udstyr / Låse", 0, 0),
            ("Tilbehør / Udstyr / Pumper", 1, 1),
            ("Tøj", 0, 1),
            ("Tøj / Regn", 1, 1),
        ]
        told = Variant.objects.filter(revision__gt=before).values_list("product_id", flat=True)
        assert set(told) == {pump.id}
        assert Product.objects.get(id=jacket.id).category.path == "Tøj / Regn"


def test_a_category_comes_not_below_itself_and_goes_only_when_empty(cast: Cast) -> None:
    with cast.at_work():
        _shop(cast)
        with pytest.raises(ValidationError, match="ikke ligge under sig selv"):
            merge_category(cast.manager, _category("Cykler"), _category("Cykler / Udstyr"))
        for path in ("Tøj", "Tøj / Regn"):
            with pytest.raises(ValidationError, match=f"{path} er ikke tom."):
                drop_category(cast.manager, _category(path))
        drop_category(cast.manager, save_category(cast.manager, "Tom"))
        assert len(_tree()) == 5
    with pytest.raises(Denied), cast.at_work():
        drop_category(cast.cashier, _category("Tøj"))


def test_brands_are_renamed_and_become_one(cast: Cast) -> None:
    with cast.at_work():
        jacket, pump = _shop(cast)
        rename_brand(cast.manager, Brand.objects.get(name="Knog"), "Knog AU")
        assert [v.product_id for v in queries.variants("au fodpumpe")] == []
        assert {v.product_id for v in queries.variants("au")} == {jacket.id}
        kept = rename_brand(cast.manager, Brand.objects.get(name="SKS"), "knog au")
        assert [(one.name, one.number) for one in grouping.brands()] == [("Knog AU", 2)]
        assert Product.objects.get(id=pump.id).brand == kept
        assert {v.product_id for v in queries.variants("knog")} == {jacket.id, pump.id}
        with pytest.raises(ValidationError, match="Skriv, hvad"):
            rename_brand(cast.manager, kept, "  ")


def test_tags_are_renamed_become_one_and_are_taken_off(cast: Cast) -> None:
    with cast.at_work():
        jacket, pump = _shop(cast)
        assert rename_tag(cast.manager, "sommer", "Udsalg") == 2
        assert [(one.name, one.number) for one in grouping.tags()] == [("udsalg", 2)]
        assert Product.objects.get(id=jacket.id).tags == "udsalg"
        assert rename_tag(cast.manager, "uds", "vinter") == 0
        assert rename_tag(cast.manager, "udsalg", "") == 2
        assert Product.objects.get(id=pump.id).tags == ""


def test_campaigns_go_on_being_about_the_same_goods(cast: Cast) -> None:
    with cast.at_work():
        _shop(cast)
        campaign = save_campaign(cast.owner, None, promise())
        about = [
            {"by": "category", "value": "Cykler / Udstyr"},
            {"by": "brand", "value": "Knog"},
            {"by": "tag", "value": "sommer"},
        ]
        parts: list[Any] = [{**campaign.parts[0], "targets": about}]
        Campaign.objects.filter(id=campaign.id).update(parts=parts)
        save_category(cast.manager, "Alt til cyklen", None, _category("Cykler"))
        rename_brand(cast.manager, Brand.objects.get(name="Knog"), "SKS")
        rename_tag(cast.manager, "sommer", "sol")
        assert Campaign.objects.get(id=campaign.id).parts[0]["targets"] == [
            {"by": "category", "value": "Alt til cyklen / Udstyr"},
            {"by": "brand", "value": "SKS"},
            {"by": "tag", "value": "sol"},
        ]


def test_the_pages_do_it_one_change_at_a_time(cast: Cast, office: Office) -> None:
    with cast.at_work():
        _shop(cast)
        clothes, cycles = _category("Tøj"), _category("Cykler")
        brand = Brand.objects.get(name="SKS")
    browser = office.of(cast.manager)

    def ask(**asked: Any) -> Any:
        answer = browser.post("/goods/categories/", asked, content_type="application/json")
        return answer.json()

    told = ask(do="save", id=None, name="Mad", parent=None)
    assert (told["why"], "Mad" in [row["path"] for row in told["tree"]]) == ("", True)
    told = ask(do="save", id=str(clothes.id), name="Tøj", parent=str(cycles.id))
    assert "Cykler / Tøj / Regn" in [row["path"] for row in told["tree"]]
    assert "ikke tom" in ask(do="drop", id=str(clothes.id))["why"]
    assert ask(do="save", id=None, name="mad", parent=None)["why"] == "mad findes allerede."
    assert browser.post("/goods/categories/", {"do": 1}, "application/json").status_code == 400
    browser.post(f"/goods/brands/{brand.id}/", {"name": "SKS Germany"})
    browser.post("/goods/tags/", {"tag": "sommer", "name": "sol"})
    page = browser.get("/goods/brands/").content.decode()
    assert ('value="SKS Germany"' in page, 'value="sol"' in page) == (True, True)
    assert office.of(cast.cashier).get("/goods/categories/").status_code == 403
