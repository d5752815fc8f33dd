"""What is a picture, told by its bytes and never by what a file is called; and how one is kept:
upright, no larger than it is shown, with nothing of what a camera noted in it."""

from __future__ import annotations

import io
import re
import warnings

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

KINDS = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
BYTES_MOST = 25_000_000
PIXELS_MOST = 50_000_000
# The longer side, in pixels, of what is on a key, on a customers' display, on a product's page.
KEY, SCREEN, PAGE = 320, 1280, 1600
_QUALITY = 82


def kind_of(content: bytes) -> str | None:
    """Its media type; None where it is none of those that every browser draws."""
    return next((kind for kind, begins in KINDS.items() if begins.match(content)), None)


def fitted(content: bytes, side: int) -> bytes:
    """The picture drawn anew as WebP, no side longer than `side` pixels; the same for the same.

    How many pixels there are is asked of its head, before any is drawn: a file of some kilobytes
    may claim to hold billions. Raises ValidationError in words.
    """
    if kind_of(content) is None:
        raise ValidationError(_("Billedet skal være en JPEG, PNG eller WebP."))
    if len(content) > BYTES_MOST:
        raise ValidationError(
            _("Billedet fylder mere end %(most)d MB. Gør det mindre, og prøv igen.")
            % {"most": BYTES_MOST // 1_000_000}
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP"))
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise _broken() from error
    with picture:
        if picture.width * picture.height > PIXELS_MOST:
            raise _too_large(picture.width * picture.height)
        try:
            return _drawn(picture, side)
        except (OSError, SyntaxError, ValueError) as error:
            raise _broken() from error


def _drawn(picture: Image.Image, side: int) -> bytes:
    # A JPEG need not be drawn larger than this to be made small from it.
    picture.draft("RGB", (side * 2, side * 2))
    upright = ImageOps.exif_transpose(picture)
    seen = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    seen.thumbnail((side, side), Image.Resampling.LANCZOS)
    seen.info.clear()
    kept = io.BytesIO()
    seen.save(kept, "WEBP", quality=_QUALITY, exif=b"", icc_profile=None)
    return kept.getvalue()


def _too_large(pixels: int = 0) -> ValidationError:
    values = {"pixels": pixels // 1_000_000, "most": PIXELS_MOST // 1_000_000}
    if not pixels:
        return ValidationError(
            _("Billedet har for mange punkter; der er plads til %(most)d megapixel.") % values
        )
    return ValidationError(
        _("Billedet er på %(pixels)d megapixel; der er plads til %(most)d. Gør det mindre.")
        % values
    )


def _broken() -> ValidationError:
    return ValidationError(
        _("Billedet kan ikke læses. Åbn det, og gem det igen som JPEG eller PNG.")
    )
