"""Pictures of goods: turned upright, made small, in order; and what only claims to be one."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from bon.catalog import pictures, queries
from bon.catalog.actions.add_picture import PICTURES_MOST, add_picture
from bon.catalog.actions.arrange_pictures import arrange_pictures
from bon.catalog.models import Picture, Product, ProductPicture
from bon.catalog.tests.shop import make_pump, photo
from bon.kit.access import Denied
from bon.staff.cast import Cast, Office


def _seen(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def _claiming(width: int, height: int) -> bytes:
    """A PNG whose head claims a size that its few bytes do not hold."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"0"))


def _chunk(kind: bytes, content: bytes) -> bytes:
    sum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + sum


def test_a_photo_stands_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    noted = Image.Exif()
    noted[0x0112] = 6  # turned a quarter
    noted[0x010F] = "A camera"
    kept = pictures.fitted(photo(4_000, 2_000, exif=noted), pictures.PAGE)
    picture = _seen(kept)
    assert (picture.format, picture.size) == ("WEBP", (800, 1_600))
    assert len(picture.getexif()) == 0
    assert b"A camera" not in kept
    red, _green, blue = picture.convert("RGB").getpixel((700, 100))  # type: ignore[misc]
    assert (red > 200, blue < 60) == (True, True), "the corner has turned to the right"


def test_what_can_be_seen_through_stays_so() -> None:
    glass = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    content = io.BytesIO()
    glass.save(content, "PNG")
    kept = _seen(pictures.fitted(content.getvalue(), pictures.KEY))
    assert (kept.mode, kept.getpixel((50, 50))[3]) == ("RGBA", 0)  # type: ignore[index]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Billedet skal være en JPEG, PNG eller WebP."),
        (b"<svg onload=alert(1)>", "Billedet skal være en JPEG, PNG eller WebP."),
        (b"\xff\xd8\xff an invoice", "Billedet kan ikke læses. Åbn det, og gem det igen"),
        (photo()[:200], "Billedet kan ikke læses. Åbn det, og gem det igen"),
        (_claiming(10_000, 8_000), "Billedet er på 80 megapixel; der er plads til 50."),
        (_claiming(100_000, 100_000), "Billedet har for mange punkter"),
        (b"\xff\xd8\xff" + bytes(pictures.BYTES_MOST), "Billedet fylder mere end 25 MB."),
    ],
)
def test_what_is_no_picture_is_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        pictures.fitted(content, pictures.PAGE)
    assert refused.value.messages[0].startswith(why)


def test_pictures_are_added_arranged_and_brought_back(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
        sides = (40, 60, 80)
        one, two, three = (
            add_picture(cast.manager, pump, photo(side)).picture.hash for side in sides
        )
        add_picture(cast.manager, pump, photo(40))
        assert queries.pictures_of(pump) == [one, two, three]
        arrange_pictures(cast.manager, pump, [one, two, three], [three, one])
        assert queries.pictures_of(pump) == [three, one]
        arrange_pictures(cast.manager, pump, [three, one], [three, two, one])
        assert queries.pictures_of(pump) == [three, two, one]
        arrange_pictures(cast.manager, pump, [three, two], [two, "nobody's"])
        assert queries.pictures_of(pump) == [two, one], "somebody else has just added it"
        assert Picture.objects.count() == 3
    with pytest.raises(Denied), cast.at_work():
        arrange_pictures(cast.cashier, pump, [], [])


def test_there_is_an_end_to_pictures(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
        for side in range(PICTURES_MOST):
            add_picture(cast.manager, pump, photo(40 + side))
        with pytest.raises(ValidationError, match="En vare kan have 20 billeder"):
            add_picture(cast.manager, pump, photo(100))
        assert ProductPicture.objects.count() == PICTURES_MOST


def test_the_page_adds_what_is_a_picture_and_says_what_is_not(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump = make_pump(cast)
    browser = office.of(cast.manager)
    address = f"/goods/{pump.id}/pictures/"
    told = browser.post(f"{address}new/", photo(), content_type="image/jpeg").json()
    (hash,) = told["pictures"]
    told = browser.post(f"{address}new/", _claiming(10_000, 8_000), content_type="image/png")
    assert told.json()["pictures"] == [hash]
    assert "80 megapixel" in told.json()["why"]
    assert hash in browser.get(f"/goods/{pump.id}/").content.decode()
    json = "application/json"
    gone = browser.post(address, {"seen": [hash], "pictures": []}, content_type=json).json()
    assert gone == {"why": "", "pictures": []}
    assert browser.post(address, {"seen": 1}, content_type=json).status_code == 400
    with cast.at_work():
        assert Product.objects.get().pictures.count() == 0
