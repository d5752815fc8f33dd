"""The pricebook of a plain shop: nothing but goods, VAT and ways of paying."""

from __future__ import annotations

import copy
from typing import Any

from till.shapes import Pricebook

_PLAIN: Pricebook = {
    "version": "1",
    "currency": "DKK",
    "register": "",
    "register_code": "A1",
    "register_number": 1,
    "code_key": "00112233445566778899aabbccddeeff",
    "store": "",
    "language": "da",
    "seller": {
        "company": "Vesterbro Cykler ApS",
        "cvr": "10000009",
        "store": "Vesterbro Cykler",
        "address": ["Vesterbrogade 1", "1620 København V"],
        "phone": "33 33 33 33",
        "footer": ["Tak for besøget"],
    },
    "vat_classes": [{"code": "standard", "rate_bp": 2500}, {"code": "zero", "rate_bp": 0}],
    "article_groups": [{"code": "goods", "name": "Varer"}],
    "tenders": [
        {"code": "cash", "kind": "cash", "saft_code": "12001", "name": "Kontant"},
        {"code": "card", "kind": "manual", "saft_code": "12002", "name": "Dankort"},
    ],
    "employees": [],
    "discount_reasons": [],
    "return_terms": {
        "days": 30,
        "labels": "request",
        "label_categories": [],
        "label_days": 30,
        "label_until": None,
        "label_refund": False,
    },
    "return_reasons": [],
    "vouchers": {
        "programmes": [],
        "max_amount": 0,
        "offline_limit": 0,
        "cash_out_limit": 0,
        "pays_vouchers": False,
    },
    "campaigns": [],
    "price_lists": [],
    "cash_rounding": 50,
    "cash": {
        "currencies": [],
        "reasons": [],
        "tips": False,
        "blind_count": True,
        "confirm_cards": False,
        "float_left": None,
    },
    "cash_limit": 0,
}


def plain_pricebook(own: dict[str, Any]) -> Pricebook:
    """A fresh one, with what a shop has of its `own` in place of that."""
    book = copy.deepcopy(_PLAIN)
    assert own.keys() <= book.keys()
    book.update(own)  # type: ignore[typeddict-item]
    return book
