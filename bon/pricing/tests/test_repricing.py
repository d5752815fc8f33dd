"""Many prices at once: seen, decided, and taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.name_category import name_category
from bon.catalog.actions.set_price import set_price
from bon.catalog.drafts import ProductDraft, VariantDraft
from bon.catalog.models import ArticleGroup, PricePoint, Product, Revision, Variant, VatClass
from bon.kit.access import Denied
from bon.kit.ids import uuid7
from bon.kit.models import AuditEvent
from bon.pricing.actions.carry_out_repricing import carry_out_repricing
from bon.pricing.actions.decide_repricing import decide_repricing
from bon.pricing.actions.undo_repricing import undo_repricing
from bon.pricing.models import NewPrice, Repricing
from bon.pricing.preview import repriced, summary
from bon.pricing.rule import ENDINGS, Rule
from bon.staff.cast import Cast, Office
from bon.stock.actions.move import Move, move
from bon.stock.reasons import RECEIPT
from till.shapes import Target

HELMETS: Target = {"by": "category", "value": "Hjelme"}
FIVE_MORE = Rule("percent", 500, ENDINGS["95"])


def goods(cast: Cast, name: str, price: int | None, category: str = "Hjelme") -> Variant:
    draft = ProductDraft(
        name=name,
        vat_class=VatClass.objects.get(code="standard"),
        article_group=ArticleGroup.objects.get(code="goods"),
        category=name_category(cast.owner, category),
        variants=[VariantDraft(price=price)],
    )
    product: Product = create_product(cast.owner, draft)
    return product.variants.get()


def price_of(variant: Variant) -> int | None:
    variant.refresh_from_db()
    return variant.price


def test_a_whole_category_goes_up_and_back_again(cast: Cast) -> None:
    with cast.at_work():
        city, race, free = (
            goods(cast, "Byhjelm", 399_95),
            goods(cast, "Racerhjelm", 899_95),
            goods(cast, "Lånehjelm", None),
        )
        bell = goods(cast, "Ringeklokke", 79_95, "Udstyr")
        seen = repriced(FIVE_MORE, [HELMETS])
        assert [(row.name, row.before, row.after) for row in seen] == [
            ("Byhjelm", 399_95, 419_95),
            ("Lånehjelm", None, None),
            ("Racerhjelm", 899_95, 944_95),
        ]
        assert summary(seen) == (2, 0, 0, 1, 0)

        before = Revision.objects.get().number
        done = decide_repricing(cast.owner, [HELMETS], FIVE_MORE, "95")
        assert (done.status, done.goods, done.skipped) == ("done", 2, 0)
        prices = [price_of(each) for each in (city, race, free, bell)]
        assert prices == [419_95, 944_95, None, 79_95]
        assert Variant.objects.get(id=city.id).revision == before + 1
        history = PricePoint.objects.filter(variant=city).order_by("starts_at")
        assert list(history.values_list("amount", "reason", "who")) == [
            (399_95, "created", cast.owner.id),
            (419_95, "changed", cast.owner.id),
        ]
        assert PricePoint.objects.filter(variant=bell).count() == 1

        set_price(cast.owner, race, 999_00)
        assert undo_repricing(cast.owner, done) == 1
        prices = [price_of(each) for each in (city, race, free, bell)]
        assert prices == [399_95, 999_00, None, 79_95]
        with pytest.raises(ValidationError, match="allerede taget tilbage"):
            undo_repricing(cast.owner, done)
        told = AuditEvent.objects.filter(subject_id=done.id).values_list("verb", "label")
        assert sorted(told) == [
            ("repricing_decided", "Hjelme +5\N{NO-BREAK SPACE}%"),
            ("repricing_undone", "Hjelme +5\N{NO-BREAK SPACE}%"),
        ]


def test_a_price_of_tomorrow_switches_by_itself(cast: Cast) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with cast.at_work():
        city, race = goods(cast, "Byhjelm", 399_95), goods(cast, "Racerhjelm", 899_95)
        planned = decide_repricing(cast.owner, [HELMETS], FIVE_MORE, "95", tomorrow)
        assert planned.status == "planned"
        assert (price_of(city), price_of(race)) == (399_95, 899_95)
        set_price(cast.manager, race, 999_00)

        carry_out_repricing(planned)
        assert (price_of(city), price_of(race)) == (419_95, 999_00)
        kept = Repricing.objects.get(id=planned.id)
        assert (kept.status, kept.goods, kept.skipped) == ("done", 2, 1)
        carry_out_repricing(kept)
        assert PricePoint.objects.filter(variant=city).count() == 2


def test_a_planned_one_is_called_off(cast: Cast) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with cast.at_work():
        city = goods(cast, "Byhjelm", 399_95)
        planned = decide_repricing(cast.owner, [HELMETS], FIVE_MORE, "95", tomorrow)
        assert undo_repricing(cast.owner, planned) == 0
        carry_out_repricing(planned)
        assert price_of(city) == 399_95
        assert Repricing.objects.get(id=planned.id).status == "dropped"


def test_a_margin_is_over_what_the_goods_cost(cast: Cast) -> None:
    with cast.at_work():
        city, race = goods(cast, "Byhjelm", 399_95), goods(cast, "Racerhjelm", 899_95)
        for store, ore in ((cast.store.id, 20_000), (cast.other_store.id, 28_000)):
            came = [Move(store, city.id, RECEIPT, 1_000, worth=ore)]
            move(uuid7(), came, who=None)
        half = Rule("margin", 5_000, ENDINGS["any"])
        rows = {row.variant: row for row in repriced(half, [HELMETS])}
        assert (rows[city.id].after, rows[city.id].margin_after) == (600_00, 5_000)
        assert rows[city.id].margin_before == 2_499
        assert (rows[race.id].after, rows[race.id].margin_before) == (None, None)
        decide_repricing(cast.owner, [HELMETS], half, "any")
        assert (price_of(city), price_of(race)) == (600_00, 899_95)


@pytest.mark.parametrize(
    ("targets", "starts_in", "words"),
    [
        ([{"by": "category", "value": "Sko"}], None, "Ingen af varerne"),
        ([], None, "Ingen af varerne"),
        ([HELMETS], 0, "ikke er begyndt"),
    ],
)
def test_what_changes_nothing_or_comes_too_late_is_refused(
    cast: Cast, targets: list[Target], starts_in: int | None, words: str
) -> None:
    day = None if starts_in is None else timezone.localdate() + dt.timedelta(days=starts_in)
    with cast.at_work():
        goods(cast, "Byhjelm", 399_95)
        with pytest.raises(ValidationError, match=words):
            decide_repricing(cast.owner, targets, FIVE_MORE, "95", day)
        assert not Repricing.objects.exists()


def test_a_cashier_changes_no_prices_and_a_stranger_none_of_ours(
    cast: Cast, office: Office
) -> None:
    with cast.at_work():
        goods(cast, "Byhjelm", 399_95)
        with pytest.raises(Denied):
            decide_repricing(cast.cashier, [HELMETS], FIVE_MORE, "95")
        done = decide_repricing(cast.owner, [HELMETS], FIVE_MORE, "95")
        with pytest.raises(Denied):
            undo_repricing(cast.cashier, done)
    stranger = office.of(cast.stranger)
    for method, end in ((stranger.get, ""), (stranger.post, "undo/")):
        assert method(f"/repricing/{done.id}/{end}").status_code == 404
    with cast.at_work():
        assert Repricing.objects.get().status == "done"


def test_the_page_shows_every_price_before_it_holds(cast: Cast, office: Office) -> None:
    with cast.at_work():
        city = goods(cast, "Byhjelm", 399_95)
    client = office.of(cast.owner)
    rule = {"kind": "percent", "direction": "down", "rate": "10", "ending": "00"}
    asked = {**rule, "goods_0": "category:Hjelme"}
    seen = client.get("/repricing/preview/", asked).content.decode()
    assert "1 vare får ny pris" in seen
    assert "360,00" in seen
    with cast.at_work():
        assert price_of(city) == 399_95
        assert not NewPrice.objects.exists()
    answer = client.post("/repricing/new/", asked, follow=True)
    assert "1 vare har ny pris" in answer.content.decode()
    with cast.at_work():
        assert price_of(city) == 360_00
        done = Repricing.objects.get()
    answer = client.post(f"/repricing/{done.id}/undo/", follow=True)
    assert "sin gamle pris igen" in answer.content.decode()
    with cast.at_work():
        assert price_of(city) == 399_95


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": "percent", "direction": "up"}, "Dette felt er påkrævet"),
        ({"kind": "percent", "direction": "down", "rate": "120"}, "højst falde 100"),
        ({"kind": "fixed", "price": "abc"}, "Skriv et tal"),
        ({"kind": "fixed", "price": "0"}, "for lille"),
    ],
)
def test_what_is_typed_wrong_is_said(
    cast: Cast, office: Office, typed: dict[str, str], words: str
) -> None:
    with cast.at_work():
        goods(cast, "Byhjelm", 399_95)
    client = office.of(cast.owner)
    answer = client.post(
        "/repricing/new/", {**typed, "ending": "any", "goods_0": "category:Hjelme"}
    )
    assert words in answer.content.decode()
    with cast.at_work():
        assert not Repricing.objects.exists()
