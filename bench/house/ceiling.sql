-- What one intake writes, by hand and without asking anything: the ceiling that the door is
-- measured against. Same tables, same role, same policies; one round trip.

-- One sale. Lines and payments come as arrays, so that nothing has to be parsed.
CREATE OR REPLACE FUNCTION bench_sale(
  org uuid, register uuid, store uuid, shift uuid, employee uuid, entry uuid, seq_ bigint,
  at_ timestamptz, day date, hour_ smallint, hash_ bytea, prev_ bytea, signature_ bytea, text_ text,
  number_ bigint, receipt text, cashier_ text, gross_ bigint, discount_ bigint, total_ bigint,
  vat_ bigint, rounding_ bigint, change_ bigint, pieces bigint, tenders_ text[],
  no_ int[], variant uuid[], product uuid[], sku_ text[], name_ text[], barcode_ text[],
  group_ text[], category_ text[], unit_ text[], quantity bigint[], listed bigint[],
  unit_price_ bigint[], line_gross bigint[], line_total bigint[], vat_code_ text[], rate int[],
  net_ bigint[], line_vat bigint[],
  pay_no int[], tender_ text[], kind_ text[], pay_name text[], saft text[], tendered_ bigint[],
  amount_ bigint[], pay_change bigint[], reference_ text[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('bon.organisation', org::text, true);
  UPDATE journal_head SET seq = seq_, hash = hash_, received_at = now()
    WHERE organisation_id = org AND register_id = register;
  INSERT INTO journal_entry (organisation_id, id, register_id, store_id, seq, kind, at,
    received_at, shift, employee, training, hash, prev, signature, text)
  VALUES (org, entry, register, store, seq_, 'sale', at_, now(), shift, employee, false, hash_,
    prev_, signature_, text_);
  INSERT INTO sales_sale (organisation_id, id, register_id, store_id, seq, number, receipt_no, at,
    business_day, shift_id, employee_id, cashier, customer_id, training, currency, gross,
    discount, total, vat, rounding, change, pieces_milli, tenders)
  VALUES (org, entry, register, store, seq_, number_, receipt, at_, day, shift, employee,
    cashier_, NULL, false, 'DKK', gross_, discount_, total_, vat_, rounding_, change_, pieces,
    tenders_);
  INSERT INTO sales_saleline (organisation_id, sale_id, no, variant_id, product_id, sku, name,
    barcode, "group", category, unit, quantity_milli, listed_price, unit_price, gross, total,
    vat_code, rate_bp, net, vat)
  SELECT org, entry, * FROM unnest(no_, variant, product, sku_, name_, barcode_, group_, category_,
    unit_, quantity, listed, unit_price_, line_gross, line_total, vat_code_, rate, net_, line_vat);
  INSERT INTO sales_payment (organisation_id, sale_id, no, tender, kind, name, saft_code, tendered,
    amount, change, reference, at)
  SELECT org, entry, *, at_ FROM unnest(pay_no, tender_, kind_, pay_name, saft, tendered_, amount_,
    pay_change, reference_);
  INSERT INTO sales_hour AS h (organisation_id, business_day, store_id, register_id, hour, receipts,
    pieces_milli, total, vat, discount)
  VALUES (org, day, store, register, hour_, 1, pieces, total_, vat_, discount_)
  ON CONFLICT (organisation_id, business_day, store_id, register_id, hour) DO UPDATE SET
    receipts = h.receipts + 1, pieces_milli = h.pieces_milli + excluded.pieces_milli,
    total = h.total + excluded.total, vat = h.vat + excluded.vat,
    discount = h.discount + excluded.discount;
  UPDATE sales_shift SET receipts = receipts + 1, total = total + total_
    WHERE organisation_id = org AND id = shift;
  PERFORM 1 FROM stock_level WHERE organisation_id = org AND store_id = store
    AND variant_id = ANY (variant) ORDER BY variant_id FOR UPDATE;
  INSERT INTO stock_movement (organisation_id, source_id, line, store_id, variant_id, place, reason,
    quantity_milli, worth, at)
  SELECT org, entry, no, store, x.v, 1, 100, -q,
    -coalesce(round(q * l.worth::numeric / nullif(l.owned_milli, 0)), 0)::bigint, at_
  FROM unnest(no_, variant, quantity) AS x (no, v, q) LEFT JOIN stock_level l
    ON l.organisation_id = org AND l.store_id = store AND l.variant_id = x.v;
  INSERT INTO stock_level AS l (organisation_id, store_id, variant_id, floor_milli)
  SELECT org, store, v, -sum(q) FROM unnest(variant, quantity) AS x (v, q) GROUP BY v ORDER BY v
  ON CONFLICT (organisation_id, store_id, variant_id)
    DO UPDATE SET floor_milli = l.floor_milli + excluded.floor_milli, worth = l.worth
      + coalesce(round(excluded.floor_milli * l.worth::numeric / nullif(l.owned_milli, 0)), 0);
END $$;

-- Many sales of one register, set by set, from one JSON text that holds a list for each table.
CREATE OR REPLACE FUNCTION bench_batch(org uuid, register uuid, store uuid, shift uuid, sets jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  last jsonb := sets -> 'entries' -> -1;
BEGIN
  PERFORM set_config('bon.organisation', org::text, true);
  UPDATE journal_head h SET seq = (last ->> 'seq')::bigint, hash = decode(last ->> 'hash', 'hex'),
    received_at = now() WHERE organisation_id = org AND register_id = register;
  INSERT INTO journal_entry (organisation_id, id, register_id, store_id, seq, kind, at,
    received_at, shift, employee, training, hash, prev, signature, text)
  SELECT org, e.id, register, store, e.seq, 'sale', e.at, now(), bench_batch.shift, e.employee,
    false, decode(e.hash, 'hex'), decode(e.prev, 'hex'), decode(e.signature, 'hex'), e.text
  FROM jsonb_to_recordset(sets -> 'entries') AS e (id uuid, seq bigint, at timestamptz,
    employee uuid, hash text, prev text, signature text, text text);
  WITH s AS (INSERT INTO sales_sale (organisation_id, id, register_id, store_id, seq, number,
      receipt_no, at, business_day, shift_id, employee_id, cashier, customer_id, training,
      currency, gross, discount, total, vat, rounding, change, pieces_milli, tenders)
    SELECT org, e.id, register, store, e.seq, e.number, e.receipt_no, e.at, e.day,
      bench_batch.shift, e.employee, e.cashier, NULL, false, 'DKK', e.gross, e.discount, e.total,
      e.vat, e.rounding, e.change, e.pieces, e.tenders
    FROM jsonb_to_recordset(sets -> 'sales') AS e (id uuid, seq bigint, number bigint,
      receipt_no text, at timestamptz, day date, employee uuid, cashier text, gross bigint,
      discount bigint, total bigint, vat bigint, rounding bigint, change bigint, pieces bigint,
      tenders text[])
    RETURNING business_day, at, pieces_milli, total, vat, discount),
  h AS (INSERT INTO sales_hour AS h (organisation_id, business_day, store_id, register_id, hour,
      receipts, pieces_milli, total, vat, discount)
    SELECT org, business_day, store, register,
      extract(hour FROM at AT TIME ZONE 'Europe/Copenhagen'), count(*), sum(pieces_milli),
      sum(total), sum(vat), sum(discount)
    FROM s GROUP BY business_day, extract(hour FROM at AT TIME ZONE 'Europe/Copenhagen')
    ON CONFLICT (organisation_id, business_day, store_id, register_id, hour) DO UPDATE SET
      receipts = h.receipts + excluded.receipts,
      pieces_milli = h.pieces_milli + excluded.pieces_milli, total = h.total + excluded.total,
      vat = h.vat + excluded.vat, discount = h.discount + excluded.discount)
  UPDATE sales_shift SET receipts = receipts + a.n, total = sales_shift.total + a.total
    FROM (SELECT count(*) AS n, sum(total) AS total FROM s) a
    WHERE organisation_id = org AND id = bench_batch.shift;
  INSERT INTO sales_saleline (organisation_id, sale_id, no, variant_id, product_id, sku, name,
    barcode, "group", category, unit, quantity_milli, listed_price, unit_price, gross, total,
    vat_code, rate_bp, net, vat)
  SELECT org, l.* FROM jsonb_to_recordset(sets -> 'lines') AS l (sale uuid, no int, variant uuid,
    product uuid, sku text, name text, barcode text, "group" text, category text, unit text,
    quantity_milli bigint, listed_price bigint, unit_price bigint, gross bigint, total bigint,
    vat_code text, rate_bp int, net bigint, vat bigint);
  INSERT INTO sales_payment (organisation_id, sale_id, no, tender, kind, name, saft_code, tendered,
    amount, change, reference, at)
  SELECT org, p.* FROM jsonb_to_recordset(sets -> 'payments') AS p (sale uuid, no int, tender text,
    kind text, name text, saft_code text, tendered bigint, amount bigint, change bigint,
    reference text, at timestamptz);
  PERFORM 1 FROM stock_level WHERE organisation_id = org AND store_id = store
    AND variant_id IN (SELECT variant FROM jsonb_to_recordset(sets -> 'lines') AS m (variant uuid))
    ORDER BY variant_id FOR UPDATE;
  INSERT INTO stock_movement (organisation_id, source_id, line, store_id, variant_id, place, reason,
    quantity_milli, worth, at)
  SELECT org, m.sale, m.no, store, m.variant, 1, 100, -m.quantity_milli,
    -coalesce(round(m.quantity_milli * l.worth::numeric / nullif(l.owned_milli, 0)), 0)::bigint,
    m.at
  FROM jsonb_to_recordset(sets -> 'lines') AS m (sale uuid, no int, variant uuid,
    quantity_milli bigint, at timestamptz)
  LEFT JOIN stock_level l
    ON l.organisation_id = org AND l.store_id = store AND l.variant_id = m.variant;
  INSERT INTO stock_level AS l (organisation_id, store_id, variant_id, floor_milli)
  SELECT org, store, m.variant, -sum(m.quantity_milli)
  FROM jsonb_to_recordset(sets -> 'lines') AS m (variant uuid, quantity_milli bigint)
  GROUP BY m.variant ORDER BY m.variant
  ON CONFLICT (organisation_id, store_id, variant_id)
    DO UPDATE SET floor_milli = l.floor_milli + excluded.floor_milli, worth = l.worth
      + coalesce(round(excluded.floor_milli * l.worth::numeric / nullif(l.owned_milli, 0)), 0);
END $$;
