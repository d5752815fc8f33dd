"""A label as a picture: the very page that is printed, drawn on a screen."""

from __future__ import annotations

from io import BytesIO

import msgspec
import pypdfium2

from bon.labels.fields import Face
from bon.labels.layout import Layout
from bon.labels.pdf import pdf

_POINTS_AN_INCH = 72


def picture(layout: Layout, face: Face, dpi: int = 203) -> bytes:
    """PNG of one label alone."""
    alone = msgspec.structs.replace(
        layout, columns=1, rows=1, left=0, top=0, gap_x=0, gap_y=0, sheet=False
    )
    with pypdfium2.PdfDocument(pdf(alone, [face])) as document:
        out = BytesIO()
        document[0].render(scale=dpi / _POINTS_AN_INCH).to_pil().save(out, "PNG")
        return out.getvalue()
