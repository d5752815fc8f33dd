"""Labels as they come out of the printer: codes that scan, words that stay inside."""

from __future__ import annotations

from itertools import combinations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bon.labels.draw import TENTH, draw
from bon.labels.drawing import Bars, Dots, Text
from bon.labels.fields import Face
from bon.labels.fonts import PAPER
from bon.labels.layout import Field, Layout, kept, read
from bon.labels.media import BY_CODE, MEDIA, medium_of
from bon.labels.pdf import pdf
from bon.labels.ready import ready
from bon.labels.tests.printed import pages, scanned, zebra
from bon.labels.zpl import Zebra, zpl
from till.barcode import check_digit

BREAD = Face(
    name="Økologisk rugbrød på surdej, skåret",
    price=4_995,
    before=6_250,
    unit_price="24,95 kr./kg",
    code="5701234567899",
    number="R-1042",
    brand="Bageriet Ås",
    axes="M · Blå",
    store="Vesterbro Cykler",
)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 4


def roll(kind: str, output: str = "pdf", medium: str = "roll-57x32") -> Layout:
    layout = ready(kind, BY_CODE[medium].layout)
    return msgspec.structs.replace(layout, output=output)


def test_a_shelf_label_says_the_price_as_danes_write_it_and_its_code_scans() -> None:
    (page,) = pages(pdf(roll("shelf"), [BREAD]))
    assert page.size == (570, 320)
    assert scanned(page.picture) == [("EAN13", "5701234567899")]
    words = page.text.replace("\n", " ")
    assert "Økologisk rugbrød på surdej, skåret" in words
    assert {"49,", "95"} <= set(words.split())
    assert "Før 62,50" in words
    assert "24,95 kr./kg" in words


@pytest.mark.parametrize("medium", [medium.code for medium in MEDIA])
@pytest.mark.parametrize("kind", ["shelf", "product", "case"])
def test_every_ready_made_label_fits_its_paper(kind: str, medium: str) -> None:
    layout = ready(kind, BY_CODE[medium].layout)
    assert layout.fits()
    assert medium_of(layout) == medium
    assert read(kept(layout)) == layout


@pytest.mark.parametrize("medium", [medium.code for medium in MEDIA])
@pytest.mark.parametrize("kind", ["shelf", "product", "case"])
def test_no_field_of_a_ready_made_label_is_printed_over_another(kind: str, medium: str) -> None:
    for one, other in combinations(ready(kind, BY_CODE[medium].layout).fields, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        below = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert beside or below, (one.kind, other.kind)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("5701234567899", "EAN13"),
        ("0036000291452", "EAN13"),
        ("96385074", "EAN8"),
        ("RJ-M/42", "Code128"),
        ("15701234567896", "Code128"),
    ],
)
@pytest.mark.parametrize("output", ["pdf", "zpl203", "zpl300"])
def test_whatever_code_goods_have_is_read_back(code: str, kind: str, output: str) -> None:
    layout = roll("case", output, "roll-100x50")
    face = BREAD._replace(code=code)
    if output == "pdf":
        picture = pages(pdf(layout, [face]))[0].picture
    else:
        picture = zebra(zpl(layout, [face]))[0].picture
    assert set(scanned(picture)) == {(kind, code), ("QRCode", code)}


def test_sheets_begin_at_the_first_free_place_and_go_on_over_the_pages() -> None:
    layout = ready("shelf", BY_CODE["a4-3x8"].layout)
    codes = [stem + check_digit(stem) for stem in (f"57012345{n:04d}" for n in range(30))]
    faces = [Face(name=code, price=100, code=code) for code in codes]
    first, second = pages(pdf(layout, faces, begin=5))
    assert first.size == second.size == (2100, 2970)
    assert [text for _kind, text in scanned(first.picture)] == codes[:19]
    assert [text for _kind, text in scanned(second.picture)] == codes[19:]


def test_zebra_labels_say_danish_letters_and_keep_their_signs() -> None:
    face = BREAD._replace(name="Ærø^~_ på 50 %")
    (label,) = zebra(zpl(roll("shelf", "zpl203"), [face, face, face]))
    assert label.copies == 3
    assert label.picture.size == (456, 256)
    assert "Ærø^~_ på 50 %" in " ".join(label.texts)
    assert [text for text in label.texts if text in ("49,", "95")] == ["49,", "95"]
    assert scanned(label.picture) == [("EAN13", "5701234567899")]


def test_a_price_that_is_asked_at_the_counter_is_left_open() -> None:
    (page,) = pages(pdf(roll("shelf"), [Face(name="Blomster", code="5701234567899")]))
    assert page.text.split("\n") == ["Blomster", "5701234567899"]


def test_whole_kroner_are_written_with_a_dash_and_thousands_with_a_point() -> None:
    layout = Layout(570, 320, (Field("price", 10, 10, 550, 200, size=40, bold=True),))
    (page,) = pages(pdf(layout, [Face(name="Cykel", price=1_249_900)]))
    assert page.text.replace(" ", "") == "12.499,-"


def test_bars_too_fine_to_read_are_written_in_figures_instead() -> None:
    layout = Layout(300, 200, (Field("code", 0, 0, 150, 100),))
    marks = draw(layout, BREAD, PAPER)
    assert [mark.text for mark in marks if isinstance(mark, Text)] == ["5701234567899"]
    assert not [mark for mark in marks if isinstance(mark, Bars)]


def test_signs_no_printer_has_letters_for_are_left_out() -> None:
    (page,) = pages(pdf(roll("product"), [BREAD._replace(name="Chips 🔥 味 hot, Борщ")]))
    assert "Chips hot, Борщ" in page.text.replace("\n", " ")


@given(
    name=st.one_of(st.just(LONG), st.text(max_size=300)),
    code=st.sampled_from(["5701234567899", "96385074", "A" * 60, ""]),
    price=st.one_of(st.none(), st.integers(0, 99_999_999)),
    medium=st.sampled_from(MEDIA),
    kind=st.sampled_from(["shelf", "product", "case"]),
    device=st.sampled_from([PAPER, Zebra(203), Zebra(300)]),
)
def test_nothing_ever_runs_out_of_its_label(
    name: str, code: str, price: int | None, medium: object, kind: str, device: object
) -> None:
    layout = ready(kind, medium.layout)  # type: ignore[attr-defined]
    face = BREAD._replace(name=name, code=code, price=price, brand=name, axes=name, offer=name)
    width, height = layout.width * TENTH, layout.height * TENTH
    for mark in draw(layout, face, device):  # type: ignore[arg-type]
        if isinstance(mark, Text):
            used = device.width(mark.text, mark.size, bold=mark.bold)  # type: ignore[attr-defined]
            left = mark.x - {"left": 0, "centre": used // 2, "right": used}[mark.align]
            box = (left, mark.baseline - mark.size * 3 // 4, used, mark.size * 3 // 4)
        elif isinstance(mark, Bars):
            box = (mark.x, mark.y, sum(mark.symbol.widths) * mark.module, mark.height)
        else:
            assert isinstance(mark, Dots)
            side = len(mark.rows) * mark.module
            box = (mark.x, mark.y, side, side)
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[0] + box[2] <= width
        assert box[1] + box[3] <= height
