"""What a register needs of the organisation: who sells, where, and how one may pay."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db import connection

from bon.kit.tenancy import organisation_id
from till.shapes import Reason, ReturnReason, ReturnTerms, Seller, Tender

_COUNTER = """
SELECT r.code, r.number, replace(o.code_key::text, '-', ''), s.id::text, o.language,
  c.name, c.cvr, s.name,
  s.address, s.postcode, s.city, s.phone, s.receipt_footer,
  (SELECT coalesce(json_agg(json_build_object('code', code, 'kind', kind,
      'saft_code', saft_code, 'name', name) ORDER BY position, id), '[]')
   FROM organisation_tender WHERE organisation_id = %(tenant)s AND active),
  (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name)
      ORDER BY position, id), '[]')
   FROM organisation_discountreason WHERE organisation_id = %(tenant)s AND active),
  (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'restock', restock)
      ORDER BY position, id), '[]')
   FROM organisation_returnreason WHERE organisation_id = %(tenant)s AND active),
  (SELECT json_build_object('days', days, 'labels', labels, 'label_categories', label_categories,
      'label_days', label_days, 'label_until', label_until, 'label_refund', label_refund)
   FROM organisation_returnterms WHERE organisation_id = %(tenant)s)
FROM organisation_register r
JOIN organisation_store s ON s.organisation_id = %(tenant)s AND s.id = r.store_id
JOIN organisation_company c ON c.organisation_id = %(tenant)s AND c.id = s.company_id
JOIN organisation_organisation o ON o.id = %(tenant)s
WHERE r.organisation_id = %(tenant)s AND r.id = %(register)s
"""


# Until the owner has said anything.
_TERMS: ReturnTerms = {
    "days": 30,
    "labels": "request",
    "label_categories": [],
    "label_days": 30,
    "label_until": None,
    "label_refund": False,
}


class Counter(NamedTuple):
    register_code: str
    register_number: int
    code_key: str
    store: str
    language: str
    seller: Seller
    tenders: list[Tender]
    discount_reasons: list[Reason]
    return_reasons: list[ReturnReason]
    return_terms: ReturnTerms


def counter(register: UUID) -> Counter:
    """One statement. The register must be one of the organisation acted for."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTER, {"tenant": organisation_id(), "register": register})
        row = cursor.fetchone()
    *here, company, cvr, name, address, postcode, city, phone, footer = row[:-4]
    tenders, reasons, return_reasons, return_terms = row[-4:]
    return_terms = return_terms or _TERMS
    seller: Seller = {
        "company": company,
        "cvr": cvr,
        "store": name,
        "address": [line for line in (address, f"{postcode} {city}".strip()) if line],
        "phone": phone,
        "footer": footer.splitlines(),
    }
    code, number, key, store, language = here
    return Counter(
        code, number, key, store, language, seller, tenders, reasons, return_reasons, return_terms
    )
