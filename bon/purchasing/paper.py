"""An order on paper: PDF, A4, as many pages as it takes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from bon.kit import formats
from bon.purchasing import queries, wording
from bon.purchasing.models import PurchaseLine, PurchaseOrder

MARGIN = 18 * mm
_PADDING = 6  # points that a page keeps on each side of what it is given
WIDTHS = (28 * mm, 70 * mm, 22 * mm, 24 * mm, 30 * mm)
PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=9.5, leading=13)
RIGHT = ParagraphStyle("right", PLAIN, alignment=2)
SMALL = ParagraphStyle("small", PLAIN, fontSize=8, leading=11, textColor=colors.HexColor("#5b6460"))
SMALL_RIGHT = ParagraphStyle("small right", SMALL, alignment=2)
TITLE = ParagraphStyle("title", PLAIN, fontName="Helvetica-Bold", fontSize=18, leading=24)
BOLD = ParagraphStyle("bold", RIGHT, fontName="Helvetica-Bold")
LINES = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
        ("LINEBELOW", (0, 1), (-1, -2), 0.3, colors.HexColor("#d8d4ca")),
        ("LINEABOVE", (0, -1), (-1, -1), 0.8, colors.black),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ]
)


def order_pdf(order: PurchaseOrder) -> bytes:
    """Goods under the supplier's own numbers, with the costs that were agreed."""
    lines = queries.lines_of(order)
    sheet = io.BytesIO()
    title = _("Indkøbsordre %(number)s") % {"number": order.number}
    document = SimpleDocTemplate(
        sheet, pagesize=A4, title=title, author=order.store.company.name,
        leftMargin=MARGIN - _PADDING, rightMargin=MARGIN - _PADDING,
        topMargin=MARGIN, bottomMargin=MARGIN,
    )  # fmt: skip
    parts = [
        Paragraph(escape(title), TITLE),
        Spacer(1, 4 * mm),
        _head(order),
        Spacer(1, 8 * mm),
        Table(_rows(order, lines), WIDTHS, repeatRows=1, style=LINES),
    ]
    if order.note:
        parts += [Spacer(1, 6 * mm), _text(order.note)]
    document.build(parts, onFirstPage=_foot, onLaterPages=_foot)
    return sheet.getvalue()


def address_of(found: PurchaseOrder) -> str:
    """Where the goods are to come, and whom the bill is for."""
    store, company = found.store, found.store.company
    place = (store.name, store.address, f"{store.postcode} {store.city}".strip(), store.phone)
    told = f"{company.name}, CVR {company.cvr}"
    return "\n".join(filter(None, (*place, told)))


def _head(order: PurchaseOrder) -> Table:
    """Who it is to, and where the goods are to come."""
    supplier = order.supplier
    whose = _("Vores kundenummer hos jer: %(no)s") % {"no": supplier.our_number}
    said = [
        supplier.name,
        supplier.contact,
        whose if supplier.our_number else "",
        wording.payment(supplier),
    ]
    when = (
        _("Leveres senest %(day)s til:") % {"day": formats.day(order.expected)}
        if (order.expected)
        else _("Leveres til:")
    )
    columns = [_text("\n".join(filter(None, said))), _text(f"{when}\n{address_of(order)}")]
    style = [("LEFTPADDING", (0, 0), (0, 0), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table([columns], (87 * mm, 87 * mm), style=style)


def _rows(order: PurchaseOrder, lines: Sequence[PurchaseLine]) -> list[list[Any]]:
    heads = (_("Jeres nummer"), _("Vare"), _("Antal"), _("Pris"), _("Beløb"))
    styles = (SMALL, SMALL, SMALL_RIGHT, SMALL_RIGHT, SMALL_RIGHT)
    first = [Paragraph(escape(word), style) for word, style in zip(heads, styles, strict=True)]
    total = f"{formats.money(queries.worth_of(list(lines)))} {order.currency}"
    last = ["", _text(_("I alt uden moms")), "", "", Paragraph(total, BOLD)]
    return [first, *map(_row, lines), last]


def _row(line: PurchaseLine) -> list[Any]:
    article = line.article
    theirs = article.name if article and article.name != line.variant.name else ""
    name = escape(line.variant.name) + (f"<br/>{escape(theirs)}" if theirs else "")
    known = line.cost is not None
    return [
        _text(article.number if article else ""),
        Paragraph(name, PLAIN),
        Paragraph(escape(wording.many(line)), RIGHT),
        Paragraph(formats.money(line.cost) if line.cost is not None else "", RIGHT),
        Paragraph(formats.money(line.worth) if known else "", RIGHT),
    ]


def _text(words: str) -> Paragraph:
    return Paragraph(escape(words).replace("\n", "<br/>"), PLAIN)


def _foot(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    page = _("Side %(page)s") % {"page": document.page}
    canvas.drawRightString(A4[0] - MARGIN, 10 * mm, page)
