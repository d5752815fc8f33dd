"""What a register needs of vouchers: how they are issued, and what it may do while alone."""

from __future__ import annotations

from typing import Any

from django.db import connection

from bon.kit.tenancy import organisation_id
from till.shapes import VoucherTerms

_TERMS = """
SELECT t.max_amount, t.offline_limit, t.cash_out_limit, t.pays_vouchers,
  (SELECT coalesce(json_agg(json_build_object(
      'id', p.id, 'kind', p.kind, 'name', p.name, 'purpose', p.purpose,
      'vat', CASE p.purpose WHEN 'single' THEN 'standard' ELSE 'outside' END,
      'group', 'vouchers', 'tender', p.kind, 'valid_years', p.valid_years) ORDER BY p.kind), '[]')
   FROM vouchers_programme p
   JOIN organisation_tender n
     ON n.organisation_id = %(tenant)s AND n.code = p.kind AND n.kind = 'voucher' AND n.active
   WHERE p.organisation_id = %(tenant)s AND p.active)
FROM vouchers_terms t WHERE t.organisation_id = %(tenant)s
"""


def terms() -> VoucherTerms:
    """One statement. Single-purpose ones buy goods of the standard rate."""
    with connection.cursor() as cursor:
        cursor.execute(_TERMS, {"tenant": organisation_id()})
        row: Any = cursor.fetchone() or (0, 0, 0, False, [])
    max_amount, offline_limit, cash_out_limit, pays_vouchers, programmes = row
    return {
        "programmes": programmes,
        "max_amount": max_amount,
        "offline_limit": offline_limit,
        "cash_out_limit": cash_out_limit,
        "pays_vouchers": pays_vouchers,
    }
