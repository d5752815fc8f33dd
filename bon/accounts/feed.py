"""What a register needs of accounts: who may owe how much, and what they owe."""

from __future__ import annotations

from django.db import connection

from bon.kit.tenancy import organisation_id
from till.shapes import KnownAccount

_ACCOUNTS = """
WITH standing AS (
  SELECT o.customer, o.cash,
    bool_or(o.owed <= 0) OVER (
      PARTITION BY o.customer ORDER BY o.at DESC, o.source_id DESC, o.kind DESC, o.no DESC
    ) AS settled
  FROM (
    SELECT coalesce(c.merged_into_id, c.id) AS customer, e.at, e.source_id, e.kind, e.no,
      CASE e.kind WHEN 'payment' THEN least(-e.amount, greatest(0,
        sum(e.cash) OVER (PARTITION BY e.source_id))) ELSE 0 END AS cash,
      sum(e.amount) OVER (
        PARTITION BY coalesce(c.merged_into_id, c.id) ORDER BY e.at, e.source_id, e.kind, e.no
      ) AS owed
    FROM accounts_entry e
    JOIN customers_customer c ON c.organisation_id = %(tenant)s AND c.id = e.customer_id
    WHERE e.organisation_id = %(tenant)s AND coalesce(c.merged_into_id, c.id) IN (
      SELECT coalesce(p.merged_into_id, p.id) FROM accounts_entry n
      JOIN customers_customer p ON p.organisation_id = %(tenant)s AND p.id = n.customer_id
      WHERE n.organisation_id = %(tenant)s AND n.cash <> 0)) o)
SELECT k.id, k.credit_limit, k.payment_days, coalesce(t.balance, 0)::bigint,
  coalesce(n.cash, 0)::bigint
FROM customers_customer k
LEFT JOIN (
  SELECT s.customer, sum(s.cash) AS cash FROM standing s WHERE NOT s.settled GROUP BY 1
) n ON n.customer = k.id
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
    """Of everybody who has credit or owes something; one statement. `cash` counts since nothing was
    owed: payments for one debt are linked (hvidvaskloven § 5)."""
    with connection.cursor() as cursor:
        cursor.execute(_ACCOUNTS, {"tenant": organisation_id()})
        return [
            {
                "customer": str(customer),
                "limit": limit,
                "days": days,
                "balance": balance,
                "cash": cash,
            }
            for customer, limit, days, balance, cash in cursor.fetchall()
        ]
