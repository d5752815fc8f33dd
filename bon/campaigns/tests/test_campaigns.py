"""Campaigns from the office to the register, and what came of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.utils import timezone

from bon.campaigns import feed
from bon.campaigns.actions.deliver_coupons import deliver_coupons
from bon.campaigns.actions.make_coupons import make_coupons
from bon.campaigns.actions.order_coupons import order_coupons
from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.actions.stop_campaign import stop_campaign
from bon.campaigns.coupons import rows, unused
from bon.campaigns.models import Campaign, Coupon, CouponRun, Effect, Redemption
from bon.campaigns.sentence import sentence_of
from bon.campaigns.tests.promise import part, promise
from bon.catalog.actions.set_price import set_price
from bon.catalog.models import PricePoint
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.kit.access import Denied
from bon.kit.models import AuditEvent
from bon.staff.cast import Cast, Office
from till.codes import read_code

pytestmark = pytest.mark.django_db


def test_a_campaign_reaches_the_registers_as_the_till_knows_it(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
        said = promise(kind="n_for_price", rate_bp=0, pieces=3, price=15_000, name="3 for 150")
        save_campaign(cast.owner, None, said | {"parts": [part("product", pump.id)]})
        (terms,) = feed.campaigns(cast.store.id)
    assert terms["number"] == 1
    assert terms["kind"] == "n_for_price"
    assert terms["parts"] == [
        {"targets": [{"by": "product", "value": str(pump.id)}], "pieces": 1, "rate_bp": 0}
    ]
    assert (terms["pieces"], terms["price"], terms["audience"]) == (3, 15_000, "everybody")


def test_what_is_over_or_far_ahead_or_another_store_s_is_not_sent(cast: Cast) -> None:
    now = timezone.now()
    with cast.at_work():
        live = save_campaign(cast.owner, None, promise())
        save_campaign(cast.owner, None, promise(starts_at=now + timedelta(days=60)))
        save_campaign(cast.owner, None, promise(store=cast.other_register.store))
        assert [terms["id"] for terms in feed.campaigns(cast.store.id)] == [str(live.id)]
        stop_campaign(cast.owner, live)
        assert feed.campaigns(cast.store.id) == []
        assert live.state() == "over"
        verbs = AuditEvent.objects.filter(subject_id=live.id).values_list("verb", flat=True)
        assert set(verbs) == {"created", "campaign_stopped"}


def test_a_cashier_makes_none_and_a_stranger_sees_none(cast: Cast) -> None:
    with cast.at_work():
        save_campaign(cast.owner, None, promise())
        with pytest.raises(Denied):
            save_campaign(cast.cashier, None, promise())
        assert Campaign.objects.count() == 1
    with cast.abroad():
        assert Campaign.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"parts": []},
        {"rate_bp": 0},
        {"kind": "n_for_m", "pieces": 2, "paid": 2},
        {"ends_at": timezone.now() - timedelta(days=1)},
        {"audience": "group"},
    ],
)
def test_what_promises_nothing_is_refused_and_nothing_kept(
    cast: Cast, wrong: dict[str, Any]
) -> None:
    with cast.at_work():
        with pytest.raises(ValidationError):
            save_campaign(cast.owner, None, promise(**wrong))
        assert Campaign.objects.count() == 0


def test_a_before_price_must_have_held_for_thirty_days(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        PricePoint.objects.filter(variant=pump)
        set_price(cast.owner, pump, 19_900)
        set_price(cast.owner, pump, 24_900)
        said = promise(parts=[part("variant", pump.id)], before_price=True)
        with pytest.raises(ValidationError, match="199,00"):
            save_campaign(cast.owner, None, said)
        later = timezone.now() + timedelta(days=31)
        kept = save_campaign(cast.owner, None, said | {"starts_at": later})
        assert kept.before_price


def test_an_earlier_campaign_was_a_price_used(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        goods = {"parts": [part("variant", pump.id)]}
        earlier = save_campaign(cast.owner, None, promise(**goods))
        stop_campaign(cast.owner, earlier)
        soon = timezone.now() + timedelta(days=5)
        with pytest.raises(ValidationError, match="199,20"):
            save_campaign(cast.owner, None, promise(**goods, before_price=True, starts_at=soon))


def test_a_campaign_is_said_in_one_sentence(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        said = promise(
            kind="n_for_m",
            pieces=3,
            paid=2,
            rate_bp=10_000,
            parts=[part("product", jacket.id)],
            weekdays=[1, 2, 3, 4, 5],
            audience="members",
        )
        told = sentence_of(save_campaign(cast.owner, None, said))
    assert told == f"Tag 3 stk. {jacket.name}, betal for 2, man.–fre., kun for medlemmer"


def test_coupons_are_made_with_codes_of_the_shop(cast: Cast) -> None:
    with cast.at_work():
        campaign = save_campaign(cast.owner, None, promise(audience="coupon", most=1))
        run = CouponRun.objects.create(campaign=campaign, wanted=1_200)
    make_coupons(cast.organisation.id, run.id)
    make_coupons(cast.organisation.id, run.id)
    with cast.at_work():
        assert Coupon.objects.count() == 1_200
        codes = list(rows(campaign))
        cast.organisation.refresh_from_db()
        first = read_code(str(codes[0][0]), cast.organisation.code_key.hex)
    assert first is not None
    assert (first["kind"], first["fields"]["campaign"]) == ("coupon", campaign.number)
    assert len({code for code, _used in codes}) == 1_200


def test_the_editor_makes_the_campaign_and_tells_it(cast: Cast, office: Office) -> None:
    client = office.of(cast.owner)
    with cast.at_work():
        pump = make_pump(cast)
    typed = {
        "pieces": "3",
        "price": "150",
        "goods_0": f"product:{pump.id}",
        "audience": "everybody",
        "starts_on": timezone.localdate().isoformat(),
        "weekdays": ["6", "7"],
    }
    told = client.post("/campaigns/sentence/?kind=n_for_price", typed).content.decode().strip()
    sentence = "3 stk. Fodpumpe for 150 kr., lør., søn."
    assert told == f"<span>{sentence}</span>"
    answer = client.post("/campaigns/new/?kind=n_for_price", typed, follow=True)
    assert "3 stk. Fodpumpe for 150 kr." in answer.content.decode()
    with cast.at_work():
        (kept,) = Campaign.objects.all()
    assert (kept.name, kept.price, kept.weekdays) == (sentence, 15_000, [6, 7])
    wrong = client.post("/campaigns/new/?kind=n_for_price", typed | {"goods_0": ""})
    assert "Vælg de varer, kampagnen gælder." in wrong.content.decode()


def test_coupons_are_printed_and_mailed_until_they_are_used(
    cast: Cast, office: Office, mailoutbox: list[EmailMessage]
) -> None:
    with cast.at_work():
        campaign = save_campaign(cast.owner, None, promise(audience="coupon", most=1))
        run = order_coupons(cast.owner, campaign, 3)
    make_coupons(cast.organisation.id, run.id)
    page, browser = f"/campaigns/{campaign.id}/", office.of(cast.manager)
    with cast.at_work():
        codes = [code for _number, code in unused(campaign)]
        first = Coupon.objects.order_by("number").values_list("number", flat=True)[0]
        assert [code for _number, code in unused(campaign, first)] == codes[1:]
        Redemption.objects.create(
            campaign=campaign.number, number=first, sale_id=run.id, receipt_no="K1-1",
            at=campaign.starts_at,
        )  # fmt: skip
    sheet = browser.get(f"{page}sheet/").content.decode()
    assert [code in sheet for code in codes] == [False, True, True]
    assert "Alle varer −20\N{NO-BREAK SPACE}%, højst 1 gange pr. salg" in sheet
    assert "De er brugt" in browser.get(f"{page}sheet/?after=99999999999").content.decode()
    assert browser.get(f"{page}sheet/?after=x").status_code == 200
    told = browser.post(f"{page}mail/", follow=True).content.decode()
    assert cast.manager.user is not None
    assert f"på vej til {cast.manager.user.email}" in told
    deliver_coupons(cast.organisation.id, campaign.id, "mads@example.com")
    [message] = mailoutbox
    assert message.to == ["mads@example.com"]
    [(name, file, _kind)] = message.attachments
    assert name == "kuponer.csv"
    assert all(code in str(file) for code in codes)
    stranger = office.of(cast.stranger)
    assert stranger.get(f"{page}sheet/").status_code == 404
    assert stranger.post(f"{page}mail/").status_code == 404


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("", ["Ny", "Midt", "Gammel"]),
        ("period", ["Gammel", "Midt", "Ny"]),
        ("uses", ["Ny", "Gammel", "Midt"]),
        ("-uses", ["Midt", "Gammel", "Ny"]),
        ("-amount", ["Gammel", "Midt", "Ny"]),
    ],
)
def test_campaigns_are_in_the_order_of_the_column_chosen(
    cast: Cast, office: Office, sort: str, names: list[str]
) -> None:
    with cast.at_work():
        for days, (name, uses, amount) in enumerate(
            [("Ny", 0, 0), ("Midt", 5, 100), ("Gammel", 2, 900)], start=1
        ):
            begun = timezone.now() - timedelta(days=days)
            made = save_campaign(cast.owner, None, promise(name=name, starts_at=begun))
            for store in (cast.store, cast.other_store) if uses else ():
                Effect.objects.create(
                    campaign_id=made.id, business_day=begun.date(), store_id=store.id,
                    uses=uses, pieces_milli=1000, amount=amount,
                )  # fmt: skip
    told = office.of(cast.manager).get(f"/campaigns/?sort={sort}").context["rows"]
    assert [row["campaign"].name for row in told] == names


def test_campaigns_are_found_by_their_names(cast: Cast, office: Office) -> None:
    with cast.at_work():
        for name in ("Hjelme −15 %", "3 slanger for 150"):
            save_campaign(cast.owner, None, promise(name=name))
    browser = office.of(cast.manager)
    page = browser.get("/campaigns/?q=hjelm").content.decode()
    assert ("Hjelme −15 %" in page, "3 slanger" in page) == (True, False)
    part = browser.get("/campaigns/?q=x", headers={"HX-Request": "true"}).content.decode()
    assert "Ingen kampagner passer" in part
    assert "<html" not in part
