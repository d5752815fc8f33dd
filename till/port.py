"""The only door into `till/` from a browser: one JSON text in, one JSON text out.

Nothing raises through it. What may be asked: `docs/reference/port.md`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from till.authority import check
from till.barcode import scan
from till.campaigns.hints import hints
from till.cart import apply
from till.codes import make_code
from till.currency import foreign_of, worth
from till.errors import Refusal
from till.fields import bad, optional_text, record, records, text, whole
from till.item import check_item
from till.journal import make_entry, verify
from till.labels import labels
from till.lasting import LastCart
from till.order_slip import order_slip
from till.parked_slip import parked_slip
from till.payment_change import change_payment, standing_payments
from till.pricebook import check_pricebook
from till.pricing import check_asked_price, check_quantity, gross_of, stages_of
from till.receipt import receipt
from till.report import report
from till.sale import effects_of, proforma_body, sale_body
from till.shift import add_entries, count_cash, open_shift
from till.voucher_slip import voucher_slip

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from till.shapes import Order, ParkedSlip, Pricebook

    Request = dict[str, Any]
    Answer = dict[str, Any]

_KEPT = 4
_books: list[Pricebook] = []
_last_cart = LastCart()


def handle(json_text: str) -> str:
    """The answer to a request; refusals and malformed requests are answers too."""
    try:
        return _write(_answer(json.loads(json_text)))
    except Refusal as refusal:
        return _write({"errors": [refusal.as_error()]})
    # A register must never be left without an answer, whatever it managed to ask.
    except Exception as error:
        problem = {"code": "bad_request", "data": {"error": type(error).__name__}}
        return _write({"errors": [problem]})


def _answer(request: Request) -> Answer:
    if type(request) is not dict:
        raise bad("do")
    answer = _ASKED.get(text(request, "do"))
    if answer is None:
        raise bad("do")
    return answer(request)


def _write(answer: Answer) -> str:
    return json.dumps(answer, separators=(",", ":"))


def _book(request: Request) -> Pricebook:
    version = text(request, "pricebook")
    for book in _books:
        if book["version"] == version:
            return book
    raise Refusal("pricebook_unknown", {"version": version})


def _load(request: Request) -> Answer:
    book = check_pricebook(record(request, "pricebook"))
    _books[:] = [book] + [kept for kept in _books if kept["version"] != book["version"]][
        : _KEPT - 1
    ]
    return {"version": book["version"]}


def _cart(request: Request) -> Answer:
    brief = _last_cart.read(request)
    result = apply(_book(request), request.get("cart"), record(request, "command"))
    return _last_cart.write(result, brief)


def _price(request: Request) -> Answer:
    item = check_item(request.get("item"))
    quantity_milli = check_quantity(item, request.get("quantity_milli", 1000))
    stages = stages_of(item, check_asked_price(item, request.get("price")), [])
    unit_price = stages[-1]["unit_price"]
    return {"unit_price": unit_price, "total": gross_of(unit_price, quantity_milli)}


def _finalise(request: Request) -> Answer:
    _last_cart.read(request)
    cart: Any = record(request, "cart")
    envelope: Any = record(request, "envelope")
    body = sale_body(
        _book(request),
        cart,
        envelope,
        whole(request, "number"),
        optional_text(request, "secret"),
    )
    entry, entry_hash = make_entry(envelope, "sale", dict(body))
    return {
        "entry": entry,
        "hash": entry_hash,
        "body": body,
        "effects": effects_of(body),
        "errors": [],
    }


def _proforma(request: Request) -> Answer:
    _last_cart.read(request)
    cart: Any = record(request, "cart")
    envelope: Any = record(request, "envelope")
    return {"body": proforma_body(_book(request), cart, envelope)}


def _hints(request: Request) -> Answer:
    _last_cart.read(request)
    cart: Any = record(request, "cart")
    return {"hints": hints(_book(request), cart)}


def _worth(request: Request) -> Answer:
    book = _book(request)
    foreign = foreign_of(book, text(request, "currency"), whole(request, "amount"))
    return {"worth": worth(foreign["amount"], foreign["rate"], book["cash_rounding"])}


def _entry(request: Request) -> Answer:
    envelope: Any = record(request, "envelope")
    entry, entry_hash = make_entry(envelope, text(request, "kind"), record(request, "body"))
    return {"entry": entry, "hash": entry_hash}


def _receipt(request: Request) -> Answer:
    body: Any = record(request, "body")
    return dict(receipt(body, text(request, "kind")))


def _voucher_slip(request: Request) -> Answer:
    body: Any = record(request, "body")
    number, code, kind = (text(request, field) for field in ("number", "code", "kind"))
    return dict(voucher_slip(body, number, code, kind))


def _payments(request: Request) -> Answer:
    body: Any = record(record(request, "sale"), "body")
    changes, refunded = records(request, "changes"), records(request, "refunded")
    return {"payments": standing_payments(body, changes, refunded)}


def _change_payment(request: Request) -> Answer:
    sale: Any = record(request, "sale")
    changes, refunded = records(request, "changes"), records(request, "refunded")
    wish = record(request, "wish")
    return {"body": change_payment(_book(request), sale, changes, refunded, wish), "errors": []}


def _report(request: Request) -> Answer:
    figures: Any = record(request, "figures")
    seller: Any = record(request, "seller")
    closing: Any = request.get("closing")
    blind = request.get("blind") is True
    return dict(report(figures, seller, text(request, "kind"), closing, blind))


def _parked_slip(request: Request) -> Answer:
    parked: ParkedSlip = record(request, "parked")  # type: ignore[assignment]
    return dict(parked_slip(parked, record(request, "seller")))  # type: ignore[arg-type]


def _order_slip(request: Request) -> Answer:
    order: Order = record(request, "order")  # type: ignore[assignment]
    return dict(order_slip(order, text(request, "at"), record(request, "seller")))  # type: ignore[arg-type]


def _shift(request: Request) -> Answer:
    command = text(request, "command")
    if command == "open":
        return {"figures": open_shift(request)}
    figures: Any = record(request, "figures")
    if command == "add":
        return {"figures": add_entries(figures, records(request, "entries"))}
    if command == "count":
        return {"figures": count_cash(figures, request)}
    raise bad("command")


def _scan(request: Request) -> Answer:
    return {"meanings": scan(text(request, "text"), _book(request)["code_key"])}


def _authority(request: Request) -> Answer:
    amount = whole(request, "amount") if "amount" in request else 0
    check(_book(request), text(request, "permission"), request, amount)
    return {"errors": []}


def _code(request: Request) -> Answer:
    key = _book(request)["code_key"]
    return {"code": make_code(text(request, "kind"), record(request, "fields"), key)}


def _labels(request: Request) -> Answer:
    body: Any = record(request, "body")
    lines = records(request, "lines")
    return {"labels": labels(_book(request), body, lines, whole(request, "columns"))}


def _verify(request: Request) -> Answer:
    error = verify(records(request, "entries"), text(request, "prev"), whole(request, "seq"))
    return {"errors": [] if error is None else [error]}


_ASKED: dict[str, Callable[[Request], Answer]] = {
    "load": _load,
    "cart": _cart,
    "price": _price,
    "finalise": _finalise,
    "proforma": _proforma,
    "hints": _hints,
    "worth": _worth,
    "entry": _entry,
    "receipt": _receipt,
    "voucher_slip": _voucher_slip,
    "payments": _payments,
    "change_payment": _change_payment,
    "report": _report,
    "order_slip": _order_slip,
    "parked_slip": _parked_slip,
    "shift": _shift,
    "scan": _scan,
    "authority": _authority,
    "code": _code,
    "labels": _labels,
    "verify": _verify,
}
