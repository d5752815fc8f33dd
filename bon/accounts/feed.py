"""What a register needs of accounts: who may owe how much, and what they owe."""

from __future__ import annotations

from django.db import connection

from bon.kit.tenancy import organisation_id
from till.shapes import KnownAccount

_ACCOUNTS = """
SELECT k.id, k.credit_limit, k.payment_days, coalesce(t.balance, 0)::bigint
FROM customers_customer k
LEFT JOIN (
  SELECT coalesce(c.merged_into_id, c.id) AS customer, sum(a.balance) AS balance
  FROM accounts_account a
  JOIN customers_customer c ON c.organisation_id = %(tenant)s AND c.id = a.customer_id
  WHERE a.organisation_id = %(tenant)s GROUP BY 1) t ON t.customer = k.id
WHERE k.organisation_id = %(tenant)s AND k.merged_into_id IS NULL
  AND (k.credit_limit > 0 OR coalesce(t.balance, 0) <> 0)
ORDER BY k.id
"""


def accounts() -> list[KnownAccount]:
    """Of everybody who has credit or owes something. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_ACCOUNTS, {"tenant": organisation_id()})
        return [
            {"customer": str(customer), "limit": limit, "days": days, "balance": balance}
            for customer, limit, days, balance in cursor.fetchall()
        ]
