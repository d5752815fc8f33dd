-- Orders placed, and what was done to orders. `entries`: the journal's, of the kinds sale,
-- order_placed and order_given_up. Orders are locked by id before anything is done to them: of two
-- counters that hand out the last two lines at once, the second sees what the first did.
CREATE OR REPLACE FUNCTION orders_record(org uuid, store uuid, entries jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM orders_order o
  WHERE o.organisation_id = org AND o.id IN (
    SELECT (l."order" ->> 'order')::uuid FROM jsonb_to_recordset(entries) AS e (body jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(e.body -> 'lines') AS l ("order" jsonb)
    UNION ALL
    SELECT (e.body ->> 'order')::uuid FROM jsonb_to_recordset(entries) AS e (kind text, body jsonb)
    WHERE e.kind = 'order_given_up')
  ORDER BY o.id FOR NO KEY UPDATE;

  INSERT INTO orders_order (
    organisation_id, id, number, kind, customer_id, store_id, sale_id, receipt_no, at, due, total,
    prepayment)
  SELECT org, o.id, o.number, o.kind, nullif(o.customer, '')::uuid, store, e.id,
    coalesce(e.body ->> 'receipt_no', ''), e.at, o.due, o.total, o.prepayment
  FROM jsonb_to_recordset(entries) AS e (id uuid, at timestamptz, body jsonb)
  CROSS JOIN LATERAL jsonb_to_record(
      CASE jsonb_typeof(e.body -> 'order') WHEN 'object' THEN e.body -> 'order' END) AS o (
    id uuid, number bigint, kind text, customer text, due date, total bigint, prepayment bigint)
  WHERE o.id IS NOT NULL
  ON CONFLICT (organisation_id, id) DO NOTHING;

  INSERT INTO orders_orderline (
    organisation_id, order_id, no, name, variant_id, item, quantity_milli, unit_price)
  SELECT org, o.id, l.no, l.item ->> 'name', (l.item ->> 'variant')::uuid, l.item,
    l.quantity_milli, l.unit_price
  FROM jsonb_to_recordset(entries) AS e (id uuid, body jsonb)
  JOIN orders_order o ON o.organisation_id = org AND o.sale_id = e.id
    AND o.id = (e.body -> 'order' ->> 'id')::uuid
  CROSS JOIN LATERAL jsonb_to_recordset(e.body -> 'order' -> 'lines') AS l (
    no integer, item jsonb, quantity_milli bigint, unit_price bigint);

  INSERT INTO orders_entry (
    organisation_id, sale_id, no, order_id, part, line, vat_code, amount, quantity_milli,
    receipt_no, at)
  SELECT org, e.id, l.no, (l."order" ->> 'order')::uuid, l."order" ->> 'part',
    (l."order" ->> 'line')::integer, l.vat_code,
    CASE WHEN l."order" ->> 'part' = 'goods' THEN 0 ELSE l.total END,
    CASE WHEN l."order" ->> 'part' = 'goods' THEN l.quantity_milli ELSE 0 END,
    e.body ->> 'receipt_no', e.at
  FROM jsonb_to_recordset(entries) AS e (id uuid, at timestamptz, body jsonb)
  CROSS JOIN LATERAL jsonb_to_recordset(e.body -> 'lines') AS l (
    no integer, "order" jsonb, vat_code text, total bigint, quantity_milli bigint)
  WHERE jsonb_typeof(l."order") = 'object';

  INSERT INTO orders_entry (
    organisation_id, sale_id, no, order_id, part, line, vat_code, amount, quantity_milli,
    receipt_no, at)
  SELECT org, e.id, 1, (e.body ->> 'order')::uuid, 'refund', NULL, '', 0, 0, '', e.at
  FROM jsonb_to_recordset(entries) AS e (id uuid, kind text, at timestamptz, body jsonb)
  WHERE e.kind = 'order_given_up';

  UPDATE orders_order o SET settled_at = (
    SELECT max(m.at) FROM orders_entry m WHERE m.organisation_id = org AND m.order_id = o.id)
  WHERE o.organisation_id = org
    AND o.id IN (
      SELECT t.order_id FROM orders_entry t
      JOIN jsonb_to_recordset(entries) AS e (id uuid) ON t.sale_id = e.id
      WHERE t.organisation_id = org
      UNION ALL
      SELECT (e.body -> 'order' ->> 'id')::uuid FROM jsonb_to_recordset(entries) AS e (body jsonb))
    AND (EXISTS (SELECT FROM orders_entry g
        WHERE g.organisation_id = org AND g.order_id = o.id AND g.part = 'refund')
      OR NOT EXISTS (SELECT FROM orders_orderline l
        WHERE l.organisation_id = org AND l.order_id = o.id
          AND l.quantity_milli > (SELECT coalesce(sum(p.quantity_milli), 0) FROM orders_entry p
            WHERE p.organisation_id = org AND p.order_id = o.id AND p.line = l.no)));
END $$;

-- Tasks for orders out of which these sales took more than lay in them, in money or goods.
CREATE OR REPLACE FUNCTION orders_tell(org uuid, sales uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO kit_task (organisation_id, id, kind, subject, facts, raised_at)
  SELECT org, gen_random_uuid(), 'orders.twice', o.id::text,
    jsonb_build_object('order', o.id, 'number', o.number, 'missing', coalesce(short.missing, 0),
      'receipts', (SELECT jsonb_agg(DISTINCT r.receipt_no) FROM orders_entry r
        WHERE r.organisation_id = org AND r.order_id = o.id AND r.sale_id <> o.sale_id)),
    now()
  FROM orders_order o
  LEFT JOIN LATERAL (
    SELECT sum(-class.left) AS missing FROM (
      SELECT sum(m.amount) AS left FROM orders_entry m
      WHERE m.organisation_id = org AND m.order_id = o.id GROUP BY m.vat_code) class
    WHERE class.left < 0) short ON true
  WHERE o.organisation_id = org AND o.kind <> 'quote'
    AND o.id IN (SELECT t.order_id FROM orders_entry t
      WHERE t.organisation_id = org AND t.sale_id = ANY (sales))
    AND (short.missing > 0 OR EXISTS (
      SELECT FROM orders_orderline l WHERE l.organisation_id = org AND l.order_id = o.id
        AND l.quantity_milli < (SELECT sum(p.quantity_milli) FROM orders_entry p
          WHERE p.organisation_id = org AND p.order_id = o.id AND p.line = l.no)))
  ON CONFLICT (organisation_id, kind, subject) DO NOTHING;
END $$;
