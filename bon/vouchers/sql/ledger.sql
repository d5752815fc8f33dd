-- The ledgers of vouchers. Rows of vouchers_entry are added; vouchers_card is their sum.

-- Adds entries and keeps the cards' sums, in one transaction with what caused them. What is
-- spent beyond a card stands in `missing`, so that whatever order entries come in, balance less
-- missing is their sum. Cards are locked in the order of kind and number.
CREATE OR REPLACE FUNCTION vouchers_add(org uuid, added jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO vouchers_entry (
    organisation_id, source_id, no, kind, number, action, amount, vat, at, expires, receipt_no,
    customer_id, person_id, reason)
  SELECT org, a.source_id, a.no, a.kind, a.number, a.action, a.amount, a.vat, a.at, a.expires,
    a.receipt_no, a.customer_id, a.person_id, a.reason
  FROM jsonb_to_recordset(added) AS a (
    source_id uuid, no smallint, kind text, number text, action text, amount bigint, vat bigint,
    at timestamptz, expires date, receipt_no text, customer_id uuid, person_id uuid, reason text);

  INSERT INTO vouchers_card AS c (
    organisation_id, kind, number, balance, missing, issued_at, expires)
  SELECT org, a.kind, a.number, greatest(sum(a.amount), 0), greatest(-sum(a.amount), 0),
    min(a.at), max(a.expires)
  FROM jsonb_to_recordset(added) AS a (
    kind text, number text, amount bigint, at timestamptz, expires date)
  GROUP BY a.kind, a.number ORDER BY a.kind, a.number
  ON CONFLICT (organisation_id, kind, number) DO UPDATE SET
    balance = greatest(c.balance - c.missing + excluded.balance - excluded.missing, 0),
    missing = greatest(-(c.balance - c.missing + excluded.balance - excluded.missing), 0),
    issued_at = least(c.issued_at, excluded.issued_at),
    expires = greatest(c.expires, excluded.expires);
END $$;

-- Entries of kind `sale` in a journal: what they did to vouchers.
CREATE OR REPLACE FUNCTION vouchers_record(org uuid, entries jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM vouchers_add(org, jsonb_agg(jsonb_build_object(
    'source_id', e.id, 'no', v.n, 'kind', v.a ->> 'kind', 'number', v.a ->> 'number',
    'action', v.a ->> 'action', 'amount', v.a -> 'amount', 'vat', v.a -> 'vat', 'at', e.at,
    'expires', CASE WHEN v.a ->> 'action' IN ('issue', 'top_up') THEN v.a ->> 'expires' END,
    'receipt_no', e.body ->> 'receipt_no', 'customer_id', e.body ->> 'customer', 'reason', '')))
  FROM jsonb_to_recordset(entries) AS e (id uuid, at text, body jsonb),
  LATERAL jsonb_array_elements(e.body -> 'vouchers') WITH ORDINALITY AS v (a, n);
END $$;

-- What these sales make somebody look at: a card spent beyond its balance, with the sales that
-- spent it; two cards under one number. And the end of what they were holding.
CREATE OR REPLACE FUNCTION vouchers_tell(org uuid, sales uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM vouchers_hold h WHERE h.organisation_id = org AND h.sale_id = ANY (sales);

  INSERT INTO kit_task (organisation_id, id, kind, subject, facts, raised_at)
  SELECT org, gen_random_uuid(), 'vouchers.shortfall',
    e.source_id || ' ' || e.kind || ' ' || e.number,
    jsonb_build_object('kind', e.kind, 'number', e.number, 'missing', c.missing,
      'sale', e.source_id, 'receipt_no', e.receipt_no,
      'others', (SELECT coalesce(jsonb_agg(o.receipt_no ORDER BY o.at DESC), '[]') FROM (
        SELECT o.receipt_no, o.at FROM vouchers_entry o
        WHERE o.organisation_id = org AND o.kind = e.kind AND o.number = e.number
          AND o.amount < 0 AND o.source_id <> e.source_id AND o.receipt_no <> ''
        ORDER BY o.at DESC LIMIT 5) o)),
    now()
  FROM vouchers_entry e
  JOIN vouchers_card c
    ON c.organisation_id = org AND c.kind = e.kind AND c.number = e.number
  WHERE e.organisation_id = org AND e.source_id = ANY (sales) AND e.amount < 0 AND c.missing > 0
  ON CONFLICT (organisation_id, kind, subject) DO NOTHING;

  INSERT INTO kit_task (organisation_id, id, kind, subject, facts, raised_at)
  SELECT org, gen_random_uuid(), 'vouchers.twice',
    e.source_id || ' ' || e.kind || ' ' || e.number,
    jsonb_build_object('kind', e.kind, 'number', e.number, 'receipt_no', e.receipt_no), now()
  FROM vouchers_entry e
  WHERE e.organisation_id = org AND e.source_id = ANY (sales) AND e.action = 'issue'
    AND EXISTS (SELECT FROM vouchers_entry o
      WHERE o.organisation_id = org AND o.kind = e.kind AND o.number = e.number
        AND o.action = 'issue' AND o.source_id <> e.source_id)
  ON CONFLICT (organisation_id, kind, subject) DO NOTHING;

  UPDATE kit_task t SET done_at = now()
  FROM vouchers_entry e
  JOIN vouchers_card c
    ON c.organisation_id = org AND c.kind = e.kind AND c.number = e.number
  WHERE e.organisation_id = org AND e.source_id = ANY (sales) AND e.amount > 0 AND c.missing = 0
    AND t.organisation_id = org AND t.kind = 'vouchers.shortfall' AND t.done_at IS NULL
    AND t.facts ->> 'kind' = e.kind AND t.facts ->> 'number' = e.number;
END $$;

-- Into empty copies of the tables under their own names: what the office did.
CREATE OR REPLACE FUNCTION vouchers_copy_office(org uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM vouchers_add(org, jsonb_agg(to_jsonb(e)))
  FROM public.vouchers_entry e WHERE e.organisation_id = org AND e.person_id IS NOT NULL
  HAVING count(*) > 0;
END $$;
