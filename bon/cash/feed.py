"""What a register needs of the cash rules: part of its pricebook."""

from __future__ import annotations

from django.db import connection

from bon.kit.tenancy import organisation_id
from till.shapes import CashTerms

_TERMS = """
SELECT coalesce(r.tips, false), coalesce(r.blind_count, true), coalesce(r.confirm_cards, false),
  r.float_left,
  (SELECT coalesce(json_agg(json_build_object('code', code, 'rate', rate) ORDER BY code), '[]')
   FROM cash_currency WHERE organisation_id = %(tenant)s AND active),
  (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'way', way)
      ORDER BY way, position, id), '[]')
   FROM cash_reason WHERE organisation_id = %(tenant)s AND active)
FROM (SELECT 1) one LEFT JOIN cash_rules r ON r.organisation_id = %(tenant)s
"""


def cash_terms() -> CashTerms:
    """One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_TERMS, {"tenant": organisation_id()})
        tips, blind_count, confirm_cards, float_left, currencies, reasons = cursor.fetchone()
    return {
        "currencies": currencies,
        "reasons": reasons,
        "tips": tips,
        "blind_count": blind_count,
        "confirm_cards": confirm_cards,
        "float_left": float_left,
    }
