-- The ledgers of customers' accounts. Rows of accounts_entry are added; accounts_account is their
-- sum.

-- Adds entries and keeps the sums, in one transaction with what caused them. Accounts are locked
-- in the order of their customers.
CREATE OR REPLACE FUNCTION accounts_add(org uuid, added jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO accounts_entry (
    organisation_id, source_id, kind, no, customer_id, amount, cash, at, due, receipt_no, person_id,
    note)
  SELECT org, a.source_id, a.kind, a.no, a.customer_id, a.amount, coalesce(a.cash, 0), a.at, a.due,
    coalesce(a.receipt_no, ''), a.person_id, coalesce(a.note, '')
  FROM jsonb_to_recordset(added) AS a (
    source_id uuid, kind text, no integer, customer_id uuid, amount bigint, cash bigint,
    at timestamptz, due date, receipt_no text, person_id uuid, note text);

  INSERT INTO accounts_account AS c (organisation_id, customer_id, balance)
  SELECT org, a.customer_id, sum(a.amount)
  FROM jsonb_to_recordset(added) AS a (customer_id uuid, amount bigint)
  GROUP BY a.customer_id ORDER BY a.customer_id
  ON CONFLICT (organisation_id, customer_id)
    DO UPDATE SET balance = c.balance + excluded.balance;
END $$;

-- Entries of kind `sale` in a journal: what they put on accounts and paid into them.
CREATE OR REPLACE FUNCTION accounts_record(org uuid, entries jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM accounts_add(org, jsonb_agg(to_jsonb(t)))
  FROM (
    SELECT e.id AS source_id, 'charge' AS kind, p.no, (p.account ->> 'customer')::uuid AS customer_id,
      p.amount, 0 AS cash, e.at, p.account ->> 'due' AS due, e.body ->> 'receipt_no' AS receipt_no
    FROM jsonb_to_recordset(entries) AS e (id uuid, at text, body jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(e.body -> 'payments') AS p (
      no integer, amount bigint, account jsonb)
    WHERE jsonb_typeof(p.account) = 'object'
    UNION ALL
    SELECT e.id, 'payment', l.no, l.account, -l.total, c.cash, e.at,
      NULL, e.body ->> 'receipt_no'
    FROM jsonb_to_recordset(entries) AS e (id uuid, at text, body jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(e.body -> 'lines') AS l (
      no integer, total bigint, account uuid)
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(p.amount), 0) AS cash
      FROM jsonb_to_recordset(e.body -> 'payments') AS p (kind text, amount bigint)
      WHERE p.kind = 'cash') c
    WHERE l.account IS NOT NULL) t
  HAVING count(*) > 0;
END $$;

-- Entries of kind `payment_changed`: by how much more or less a sale that paid into an account was
-- paid in cash than its entry there says. They stand where the payment does.
CREATE OR REPLACE FUNCTION accounts_put_right(org uuid, entries jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM accounts_add(org, jsonb_agg(to_jsonb(t)))
  FROM (
    SELECT p.source_id, 'cash' AS kind, j.seq AS no, p.customer_id, 0 AS amount,
      CASE b.after ->> 'kind' WHEN 'cash' THEN (b.after ->> 'amount')::bigint ELSE 0 END
      - CASE b.before ->> 'kind' WHEN 'cash' THEN (b.before ->> 'amount')::bigint ELSE 0 END
      AS cash, p.at, p.receipt_no
    FROM jsonb_to_recordset(entries) AS j (seq integer, body jsonb)
    CROSS JOIN LATERAL jsonb_to_record(j.body) AS b (sale uuid, before jsonb, after jsonb)
    JOIN accounts_entry p
      ON p.organisation_id = org AND p.source_id = b.sale AND p.kind = 'payment') t
  HAVING count(*) > 0;
END $$;

-- A task for every customer whom these entries put above what they may owe; and the end of it
-- where they are below again. Customers that were made one are one.
CREATE OR REPLACE FUNCTION accounts_tell(org uuid, sources uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  standing record;
BEGIN
  FOR standing IN
    SELECT k.id, k.credit_limit, t.balance, t.receipts
    FROM (
      SELECT coalesce(c.merged_into_id, c.id) AS customer, sum(e.amount) AS balance,
        jsonb_agg(DISTINCT e.receipt_no)
          FILTER (WHERE e.source_id = ANY (sources) AND e.amount > 0) AS receipts
      FROM accounts_entry e
      JOIN customers_customer c ON c.organisation_id = org AND c.id = e.customer_id
      WHERE e.organisation_id = org AND coalesce(c.merged_into_id, c.id) IN (
        SELECT coalesce(o.merged_into_id, o.id)
        FROM accounts_entry n
        JOIN customers_customer o ON o.organisation_id = org AND o.id = n.customer_id
        WHERE n.organisation_id = org AND n.source_id = ANY (sources))
      GROUP BY 1) t
    JOIN customers_customer k ON k.organisation_id = org AND k.id = t.customer
    ORDER BY k.id
  LOOP
    IF standing.balance <= standing.credit_limit THEN
      UPDATE kit_task SET done_at = now()
      WHERE organisation_id = org AND kind = 'accounts.overdrawn' AND done_at IS NULL
        AND facts ->> 'customer' = standing.id::text;
    ELSIF standing.receipts IS NOT NULL THEN
      INSERT INTO kit_task (organisation_id, id, kind, subject, facts, raised_at)
      VALUES (org, gen_random_uuid(), 'accounts.overdrawn',
        standing.id || ' ' || (standing.receipts ->> 0),
        jsonb_build_object('customer', standing.id, 'balance', standing.balance,
          'limit', standing.credit_limit, 'receipts', standing.receipts), now())
      ON CONFLICT (organisation_id, kind, subject) DO NOTHING;
    END IF;
  END LOOP;
END $$;

-- Into empty copies of the tables under their own names: what the office noted.
CREATE OR REPLACE FUNCTION accounts_copy_office(org uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM accounts_add(org, jsonb_agg(to_jsonb(e)))
  FROM public.accounts_entry e WHERE e.organisation_id = org AND e.person_id IS NOT NULL
  HAVING count(*) > 0;
END $$;
