"""What a register is told to trade on, and that it never misses a change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bon.catalog.actions.archive_product import archive_product
from bon.catalog.actions.keep_picture import keep_picture
from bon.catalog.actions.lay_out_tiles import PageDraft, TileDraft, lay_out_tiles
from bon.catalog.actions.set_price import set_price
from bon.catalog.models import Revision, Variant, VatClass, VatRate
from bon.catalog.tests.shop import make_jacket, make_pump, photo
from bon.orders.tests.shop import agree, ulla
from bon.organisation.models import Register
from bon.registers.actions.open_pairing import open_pairing
from bon.registers.models import Device
from bon.registers.tests.counter import open_counter
from bon.registers.tests.devices import DOOR, ZEROS, Tablet, paired
from bon.staff.actions.set_pin import set_pin
from bon.staff.cast import Cast


def started(cast: Cast) -> Tablet:
    """A tablet that has taken terms and goods, in that order."""
    tablet = paired(cast)
    tablet.cursor = tablet.get("feed").json()["cursor"]
    tablet.goods()
    return tablet


def test_the_terms_are_those_of_this_register(cast: Cast) -> None:
    with cast.at_work():
        cast.store.address, cast.store.postcode, cast.store.city = "Enghavevej 1", "1674", "Kbh V"
        cast.store.receipt_footer = "Tak for besøget\nByt inden 30 dage"
        cast.store.save()
        pump = Variant.objects.get(id=make_pump(cast).id)
        picture = keep_picture(cast.manager, photo())
        tiles = [TileDraft(pump.id, "Pumpe", picture.hash)]
        lay_out_tiles(cast.manager, [PageDraft("Værksted", "teal", tiles)])
    told = paired(cast).get("feed").json()
    book = told["pricebook"]
    assert book["register_code"] == "K1"
    assert book["seller"] == {
        "company": "Vesterbro Cykler",
        "cvr": "10000009",
        "store": "Vesterbro Cykler",
        "address": ["Enghavevej 1", "1674 Kbh V"],
        "phone": "",
        "footer": ["Tak for besøget", "Byt inden 30 dage"],
    }
    assert book["vat_classes"] == [
        {"code": "exempt", "rate_bp": 0},
        {"code": "margin", "rate_bp": 0},
        {"code": "outside", "rate_bp": 0},
        {"code": "standard", "rate_bp": 2500},
        {"code": "zero", "rate_bp": 0},
    ]
    groups = [(group["code"], group["name"]) for group in book["article_groups"]]
    assert groups[:2] == [("food", "Fødevarer"), ("goods", "Varer")]
    assert [(t["code"], t["kind"], t["saft_code"]) for t in book["tenders"]] == [
        ("cash", "cash", "12001"),
        ("card", "manual", "12002"),
        ("mobilepay", "manual", "12011"),
        ("gift_card", "voucher", "12005"),
        ("credit_note", "voucher", "12010"),
        ("account", "account", "12006"),
    ]
    assert (book["cash_rounding"], book["cash_limit"]) == (50, 1_499_950)
    rights = [(e["name"], e["role"], e["permissions"]["line_discount"]) for e in book["employees"]]
    assert rights == [
        ("Karla Kasse", "cashier", {"answer": "allow", "limit": 1000}),
        ("Mads Butikschef", "manager", {"answer": "allow", "limit": None}),
        ("Mikkel Mekaniker", "mechanic", {"answer": "allow", "limit": 1000}),
        ("Olga Ejer", "owner", {"answer": "allow", "limit": None}),
    ]
    (page,) = told["tiles"]
    assert (page["name"], page["colour"]) == ("Værksted", "teal")
    address = f"{cast.organisation.id}/{picture.hash}"
    assert page["tiles"] == [{"variant": str(pump.id), "label": "Pumpe", "picture": address}]


def test_staff_come_with_verifiers_and_rights_and_only_where_they_work(cast: Cast) -> None:
    feed = paired(cast).get("feed").json()
    told = {m["name"]: m for m in feed["staff"]}
    karla = told["Karla Kasse"]
    assert karla["pin"] == {
        "salt": cast.cashier.pin_salt,
        "iterations": cast.cashier.pin_iterations,
        "hash": cast.cashier.pin_hash,
        "digits": 4,
    }
    (may,) = (e["permissions"] for e in feed["pricebook"]["employees"] if e["id"] == karla["id"])
    assert may["sell"] == {"answer": "allow", "limit": None}
    assert may["open_drawer"] == {"answer": "approve", "limit": None}
    assert "see_audit" not in may
    elsewhere = paired(cast, cast.other_register).get("feed").json()["staff"]
    assert [m["name"] for m in elsewhere] == ["Mads Butikschef", "Olga Ejer"]


def test_goods_are_rows_in_the_order_of_the_columns(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
    told = paired(cast).goods()
    assert told["columns"] == [
        *("variant", "product", "sku", "name", "barcodes"),
        *("price", "vat", "group", "category", "flags"),
        *("brand", "tags", "prices", "deposit"),
    ]
    id, codes = str(pump.id), "5701234567899 0036000291452*6"
    assert told["rows"] == [
        [id, id, "PU-1", "Fodpumpe", codes, 24_900, "standard", "goods", "", 0, "", "", "", None]
    ]


def test_goods_come_plain_to_who_cannot_unpack(cast: Cast) -> None:
    answer = paired(cast).get("goods")
    assert "Content-Encoding" not in answer.headers
    assert answer.json()["rows"] == []
    assert answer.headers["Cache-Control"] == "no-store"


def test_only_what_changed_comes_and_only_once(cast: Cast) -> None:
    with cast.at_work():
        make_jacket(cast)
        pump = Variant.objects.get(id=make_pump(cast).id)
    tablet = started(cast)
    quiet = tablet.changes().json()
    assert (quiet["goods"], quiet["gone"], quiet["feed"]) == ([], [], None)
    assert quiet["cursor"] == tablet.cursor
    with cast.at_work():
        set_price(cast.manager, pump, 19_900)
    told = tablet.changes().json()
    assert [(row[3], row[5]) for row in told["goods"]] == [("Fodpumpe", 19_900)]
    assert (told["gone"], told["feed"], told["revoked"]) == ([], None, False)
    assert tablet.changes(told["cursor"]).json()["goods"] == []


def test_what_is_archived_is_gone(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
    tablet = started(cast)
    with cast.at_work():
        archive_product(cast.manager, jacket)
        ids = sorted(str(v.id) for v in jacket.variants.all())
    told = tablet.changes().json()
    assert (told["goods"], sorted(told["gone"])) == ([], ids)
    assert tablet.goods()["rows"] == []


def test_new_terms_come_whoever_changed_them(cast: Cast) -> None:
    tablet = started(cast)
    with cast.at_work():
        set_pin(cast.owner, cast.cashier, "8624")
    told = tablet.changes().json()
    karla = next(m for m in told["feed"]["staff"] if m["name"] == "Karla Kasse")
    assert karla["pin"]["hash"] == cast.cashier.pin_hash
    tablet.cursor = told["cursor"]
    assert tablet.changes().json()["feed"] is None


def test_a_rate_counts_from_its_day(cast: Cast) -> None:
    with cast.at_work():
        standard = VatClass.objects.get(code="standard")
        today = timezone.localdate()
        VatRate.objects.create(vat_class=standard, valid_from=today, rate_bp=2700)
        VatRate.objects.create(
            vat_class=standard, valid_from=today + timedelta(days=1), rate_bp=2900
        )
    book = started(cast).get("feed").json()["pricebook"]
    assert {"code": "standard", "rate_bp": 2700} in book["vat_classes"]


def test_a_cursor_of_another_life_is_gone(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
    tablet = started(cast)
    database, revision, mark = tablet.cursor.split("-")
    for cursor in (
        f"000000000000-{revision}-{mark}",  # another cluster
        f"{database}-{int(revision) + 1}-{mark}",  # ahead: an older backup was put back
        "",
        "nonsense",
        f"{database}-{'9' * 40}-",
    ):
        answer = tablet.changes(cursor)
        assert (answer.status_code, answer.json()["error"]) == (410, "cursor_gone"), cursor


def test_far_behind_is_a_snapshot(cast: Cast) -> None:
    tablet = started(cast)
    with cast.at_work():
        make_jacket(cast)
        product = Variant.objects.values_list("product_id", flat=True)[0]
        revision = Revision.advance()
        Variant.objects.bulk_create(
            Variant(product_id=product, name=f"V{n}", sort_key="", revision=revision)
            for n in range(10_000)
        )
    assert tablet.changes().status_code == 410


def test_the_office_sees_what_the_device_says(cast: Cast) -> None:
    tablet = started(cast)
    late = timezone.now() + timedelta(seconds=90)
    tablet.changes(
        head={"seq": 17, "hash": "ab" * 32},
        held=3,
        oldest_at="2026-11-21T11:56:00+01:00",
        app="0.2.0",
        clock=late.isoformat(),
    )
    with cast.at_work():
        device = Device.objects.get()
        assert (device.head_seq, device.head_hash, device.held) == (17, "ab" * 32, 3)
        assert device.oldest_at is not None
        assert device.oldest_at.isoformat() == "2026-11-21T10:56:00+00:00"
        assert device.app == "0.2.0"
        assert device.clock_skew_ms is not None
        assert 85_000 < device.clock_skew_ms <= 90_000
        assert device.last_seen_at is not None


def test_a_time_without_offset_is_refused(cast: Cast) -> None:
    answer = started(cast).changes(clock="2026-11-21T12:00:00")
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_request")


@pytest.mark.parametrize(
    "said",
    [
        {"app": "\0"},
        {"head": {"seq": 2**63, "hash": ZEROS}},
        {"head": {"seq": 0, "hash": "\0"}},
        {"held": -1},
        {"clock": "i går"},
    ],
)
def test_what_no_device_says_is_refused_and_nothing_is_kept(
    cast: Cast, said: dict[str, object]
) -> None:
    tablet = started(cast)
    with cast.at_work():
        before = Device.objects.values().get()
    answer = tablet.changes(None, **said)
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_request")
    with cast.at_work():
        assert Device.objects.values().get() == before


@pytest.mark.parametrize("never", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_an_absurd_clock_shuts_no_device_out(cast: Cast, never: str) -> None:
    tablet = started(cast)
    assert tablet.changes(oldest_at=never, clock=never).status_code == 200
    assert tablet.changes().status_code == 200
    with cast.at_work():
        assert Device.objects.get().oldest_at is None


@pytest.mark.parametrize("path", ["pair", "changes", "journal"])
@pytest.mark.parametrize(
    "body", [b'{"code":"\xff","cursor":"\xff","entries":[{"entry":"\xff"}]}', b'{"a":' * 50_000]
)
def test_a_body_that_is_no_text_says_so(cast: Cast, path: str, body: bytes) -> None:
    tablet = started(cast)
    headers = {"Authorization": f"Bearer {tablet.token}"}
    answer = tablet.client.post(DOOR + path, body, "application/json", headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_request")


def test_the_stranger_gets_their_own_goods(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
    with cast.abroad():
        theirs = Register.objects.create(store=cast.foreign_store, code="F1", name="Fremmed")
        code = open_pairing(cast.stranger, theirs).code
    tablet = Tablet()
    tablet.pair(code)
    assert tablet.goods()["rows"] == []
    assert tablet.get("feed").json()["pricebook"]["register_code"] == "F1"


def test_what_every_register_asks_all_day_is_few_statements(cast: Cast) -> None:
    """Eight for the terms, two for the goods, two for the device, one for all that is owed and
    promised; the rest is the request's own transaction."""
    with cast.at_work():
        beside = Register.objects.create(store=cast.store, code="K3", name="Bagest")
    counter, customer = open_counter(beside, [cast.cashier]), ulla(cast)
    for _ in range(3):
        agree(counter, customer)
    counter.till.send(counter.deliver)
    tablet = started(cast)
    mark = tablet.changes().json()["ledger"]["mark"]
    with CaptureQueriesContext(connection) as asked:
        told = tablet.changes(ledger=mark).json()
    assert (told["goods"], told["feed"], told["ledger"]) == ([], None, None)
    assert len(asked.captured_queries) == 4 + 13
