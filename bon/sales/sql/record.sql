-- The readable record of sales and shifts, from entries of one register.

-- The day the shop counts an entry to: that on which the shift opened, unless the shift has
-- stood open for a day or more and so no longer says.
CREATE OR REPLACE FUNCTION sales_business_day(at text, opened_at text) RETURNS date
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN at::timestamptz - opened_at::timestamptz < interval '1 day'
    THEN left(opened_at, 10) ELSE left(at, 10) END::date
$$;

-- Records entries of kind `sale`: the sale, its lines and payments, the open shift's running
-- figures and the turnover of the hour. Training is recorded but in no figure. Turnover is goods:
-- a gift card sold, a prepayment and what is paid into a customer's account are money that is owed
-- or was owed; `settled` is the last of them.
CREATE OR REPLACE FUNCTION sales_record(org uuid, register uuid, store uuid, entries jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH recorded AS (INSERT INTO sales_sale (
    organisation_id, id, register_id, store_id, seq, number, receipt_no, at, business_day,
    shift_id, employee_id, cashier, customer_id, training, currency, gross, discount, total, vat,
    settled, turnover, turnover_vat, rounding, change, pieces_milli, tenders)
  SELECT org, e.id, register, store, e.seq, b.number, b.receipt_no, e.at::timestamptz,
    sales_business_day(e.at, e.opened_at), e.shift, e.employee, b.cashier, b.customer,
    e.training, b.currency, b.gross, b.discount, b.total,
    (SELECT coalesce(sum((v ->> 'vat')::bigint), 0) FROM jsonb_array_elements(b.vat) v),
    s.settled, s.turnover, s.turnover_vat, b.rounding, b.change, s.pieces_milli,
    ARRAY(SELECT p ->> 'tender'
      FROM jsonb_array_elements(b.payments) WITH ORDINALITY AS x (p, n) ORDER BY n)
  FROM jsonb_to_recordset(entries) AS e (
    id uuid, seq bigint, at text, opened_at text, shift uuid, employee uuid, training boolean,
    body jsonb),
  LATERAL jsonb_to_record(e.body) AS b (
    number bigint, receipt_no text, cashier text, customer uuid, currency text, gross bigint,
    discount bigint, total bigint, vat jsonb, rounding bigint, change bigint, lines jsonb,
    payments jsonb),
  LATERAL (SELECT coalesce(sum((l ->> 'quantity_milli')::bigint) FILTER (WHERE goods), 0)
        AS pieces_milli,
      coalesce(sum((l ->> 'total')::bigint) FILTER (WHERE goods), 0) AS turnover,
      coalesce(sum((l ->> 'vat')::bigint) FILTER (WHERE goods), 0) AS turnover_vat,
      coalesce(sum((l ->> 'total')::bigint) FILTER (WHERE l ? 'account'), 0) AS settled
    FROM jsonb_array_elements(b.lines) l,
    LATERAL (SELECT NOT l ? 'account' AND l ->> 'voucher' IS NULL
      AND coalesce(l -> 'order' ->> 'part', 'goods') = 'goods' AS goods) kind) s
  RETURNING *),
  counted AS (INSERT INTO sales_hour AS h (
      organisation_id, business_day, store_id, register_id, hour, receipts, pieces_milli, total,
      vat, discount)
    SELECT org, r.business_day, store, register, c.hour, count(*), sum(r.pieces_milli),
      sum(r.turnover), sum(r.turnover_vat), sum(r.discount)
    FROM recorded r JOIN (
      SELECT e.id, substr(e.at, 12, 2)::smallint AS hour
      FROM jsonb_to_recordset(entries) AS e (id uuid, at text)) c ON c.id = r.id
    WHERE NOT r.training
    GROUP BY r.business_day, c.hour
    ON CONFLICT (organisation_id, business_day, store_id, register_id, hour) DO UPDATE SET
      receipts = h.receipts + excluded.receipts,
      pieces_milli = h.pieces_milli + excluded.pieces_milli,
      total = h.total + excluded.total,
      vat = h.vat + excluded.vat,
      discount = h.discount + excluded.discount)
  UPDATE sales_shift s SET receipts = s.receipts + r.receipts, total = s.total + r.total
  FROM (SELECT shift_id, count(*) AS receipts, sum(total - settled) AS total
        FROM recorded WHERE NOT training GROUP BY shift_id) r
  WHERE s.organisation_id = org AND s.id = r.shift_id AND s.closed_at IS NULL;

  INSERT INTO sales_saleline (
    organisation_id, sale_id, no, variant_id, product_id, sku, name, barcode, "group", category,
    unit, quantity_milli, listed_price, unit_price, gross, total, vat_code, rate_bp, net, vat,
    returned_by, origin_sale_id, origin_line, label, label_register, label_receipt, reason,
    restock, serial, lot, slip)
  SELECT org, e.id, l.no, l.variant, nullif(l.product, '')::uuid, l.sku, l.name, l.barcode,
    l."group", l.category, l.unit, l.quantity_milli, l.listed_price, l.unit_price, l.gross,
    l.total, l.vat_code, l.rate_bp, l.net, l.vat,
    o.by, o.sale,
    coalesce(o.line, CASE WHEN o.label ~ '^91[0-9]{38}$' THEN substr(o.label, 14, 4)::integer END),
    o.label,
    -- `till/codes.py`: 9, 1, then register, receipt, line, piece, price, last day and proof.
    CASE WHEN o.label ~ '^91[0-9]{38}$' THEN substr(o.label, 3, 4)::integer END,
    CASE WHEN o.label ~ '^91[0-9]{38}$' THEN substr(o.label, 7, 7)::bigint END,
    o.reason, o.restock, l.serial, l.lot, l.slip
  FROM jsonb_to_recordset(entries) AS e (id uuid, body jsonb),
  LATERAL jsonb_to_recordset(e.body -> 'lines') AS l (
    no integer, variant uuid, product text, sku text, name text, barcode text, "group" text,
    category text, unit text, quantity_milli bigint, listed_price bigint, unit_price bigint,
    gross bigint, total bigint, vat_code text, rate_bp integer, net bigint, vat bigint,
    origin jsonb, serial text, lot text, slip text),
  LATERAL jsonb_to_record(CASE jsonb_typeof(l.origin) WHEN 'object' THEN l.origin ELSE '{}' END)
    AS o (by text, sale uuid, line integer, label text, reason text, restock text);

  IF entries @? '$[*].body.refunds[*]' THEN
    INSERT INTO sales_refund (organisation_id, sale_id, origin_sale_id, tender, amount)
    SELECT org, e.id, r.sale, r.tender, sum(r.amount)
    FROM jsonb_to_recordset(entries) AS e (id uuid, body jsonb),
    LATERAL jsonb_to_recordset(e.body -> 'refunds') AS r (sale uuid, tender text, amount bigint)
    GROUP BY e.id, r.sale, r.tender;
  END IF;

  INSERT INTO sales_payment (
    organisation_id, sale_id, no, tender, kind, name, saft_code, tendered, amount, change,
    reference, at)
  SELECT org, e.id, p.no, p.tender, p.kind, p.name, p.saft_code, p.tendered, p.amount, p.change,
    p.reference, p.at
  FROM jsonb_to_recordset(entries) AS e (id uuid, body jsonb),
  LATERAL jsonb_to_recordset(e.body -> 'payments') AS p (
    no integer, tender text, kind text, name text, saft_code text, tendered bigint, amount bigint,
    change bigint, reference text, at timestamptz);
END $$;

-- Entries of kind `float_set`: a shift opens. Another float later in it changes nothing here.
CREATE OR REPLACE FUNCTION sales_open_shifts(org uuid, register uuid, store uuid, entries jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_shift (
    organisation_id, id, register_id, store_id, number, opened_at, business_day, opened_by,
    opening_float, first_seq, receipts, total)
  SELECT org, e.shift, register, store, (e.body ->> 'number')::bigint, e.opened_at::timestamptz,
    left(e.opened_at, 10)::date, e.employee, (e.body ->> 'amount')::bigint, e.seq, 0, 0
  FROM jsonb_to_recordset(entries) AS e (
    seq bigint, opened_at text, shift uuid, employee uuid, body jsonb)
  ON CONFLICT (organisation_id, id) DO NOTHING;
END $$;

-- Entries of kind `z_report`: a shift ends. One whose opening never came is known from its Z.
CREATE OR REPLACE FUNCTION sales_close_shifts(org uuid, register uuid, store uuid, entries jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_shift AS s (
    organisation_id, id, register_id, store_id, number, opened_at, business_day, opening_float,
    first_seq, receipts, total, closed_at, closed_by, last_seq, z_entry_id, expected_cash,
    counted_cash, difference, float_left, figures, closing)
  SELECT org, e.shift, register, store, f.number, f.opened_at::timestamptz,
    left(f.opened_at, 10)::date, f.opening_float, f.first_seq, f.receipts, f.total,
    e.at::timestamptz, e.employee, e.seq, e.id, f.expected_cash, f.counted_cash, f.difference,
    (e.body -> 'closing' ->> 'float_left')::bigint, e.body -> 'figures',
    e.body -> 'closing'
  FROM jsonb_to_recordset(entries) AS e (
    id uuid, seq bigint, at text, shift uuid, employee uuid, body jsonb),
  LATERAL jsonb_to_record(e.body -> 'figures') AS f (
    number bigint, opened_at text, opening_float bigint, first_seq bigint, receipts bigint,
    total bigint, expected_cash bigint, counted_cash bigint, difference bigint)
  ON CONFLICT (organisation_id, id) DO UPDATE SET
    receipts = excluded.receipts, total = excluded.total, closed_at = excluded.closed_at,
    closed_by = excluded.closed_by, last_seq = excluded.last_seq,
    z_entry_id = excluded.z_entry_id, expected_cash = excluded.expected_cash,
    counted_cash = excluded.counted_cash, difference = excluded.difference,
    float_left = excluded.float_left, figures = excluded.figures, closing = excluded.closing
  WHERE s.closed_at IS NULL;
END $$;
