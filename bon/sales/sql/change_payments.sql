-- Entries of kind `payment_changed`: a payment of a sale in the same shift of the same register is
-- put on another tender. One by one, in their order: a payment may be changed again.
CREATE OR REPLACE FUNCTION sales_change_payments(org uuid, register uuid, store uuid, entries jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  changed record;
BEGIN
  FOR changed IN
    SELECT e.id, e.at, e.employee, e.shift, e.training, b.sale, b.no, b.before, b.after, b.reason,
      b.approved_by
    FROM jsonb_to_recordset(entries) AS e (
      id uuid, seq bigint, at timestamptz, employee uuid, shift uuid, training boolean, body jsonb),
    LATERAL jsonb_to_record(e.body) AS b (
      sale uuid, no integer, before jsonb, after jsonb, reason text, approved_by uuid)
    ORDER BY e.seq
  LOOP
    UPDATE sales_payment p SET
      tender = changed.after ->> 'tender', kind = changed.after ->> 'kind',
      name = changed.after ->> 'name', saft_code = changed.after ->> 'saft_code',
      tendered = (changed.after ->> 'amount')::bigint,
      amount = (changed.after ->> 'amount')::bigint, change = 0
    FROM sales_sale s
    WHERE s.organisation_id = org AND s.id = changed.sale AND s.register_id = register
      AND s.shift_id = changed.shift AND s.training = changed.training
      AND p.organisation_id = org AND p.sale_id = s.id AND p.no = changed.no
      AND p.tender = changed.before ->> 'tender' AND p.kind IN ('cash', 'manual')
      AND p.amount = (changed.before ->> 'amount')::bigint AND p.reference = '';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'payment % of sale % does not stand as its change says',
        changed.no, changed.sale;
    END IF;

    UPDATE sales_sale s SET
      tenders = ARRAY(SELECT p.tender FROM sales_payment p
        WHERE p.organisation_id = org AND p.sale_id = s.id ORDER BY p.no),
      change = (SELECT sum(p.change) FROM sales_payment p
        WHERE p.organisation_id = org AND p.sale_id = s.id),
      rounding = s.rounding + (changed.after ->> 'amount')::bigint
        - (changed.before ->> 'amount')::bigint
    WHERE s.organisation_id = org AND s.id = changed.sale;

    INSERT INTO sales_paymentchange (
      organisation_id, id, sale_id, no, at, employee_id, approved_by, before, before_amount, after,
      after_amount, reason)
    VALUES (org, changed.id, changed.sale, changed.no, changed.at, changed.employee,
      changed.approved_by, changed.before ->> 'name', (changed.before ->> 'amount')::bigint,
      changed.after ->> 'name', (changed.after ->> 'amount')::bigint, changed.reason);
  END LOOP;
END $$;

-- The same entries in the log of changes, under their own ids: money was moved by hand.
CREATE OR REPLACE FUNCTION sales_log_changes(org uuid, entries jsonb) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO kit_auditevent (
    organisation_id, id, at, actor, verb, subject, subject_id, label, before, after)
  SELECT org, e.id, e.at, e.employee, 'payment_changed', 'sales.sale', b.sale, b.receipt_no,
    jsonb_build_object('payment', b.before ->> 'name', 'amount', b.before -> 'amount'),
    jsonb_build_object('payment', b.after ->> 'name', 'amount', b.after -> 'amount',
      'reason', b.reason, 'approved_by', (SELECT p.name FROM staff_person p
        WHERE p.organisation_id = org AND p.id = b.approved_by))
  FROM jsonb_to_recordset(entries) AS e (
    id uuid, at timestamptz, employee uuid, training boolean, body jsonb),
  LATERAL jsonb_to_record(e.body) AS b (
    sale uuid, receipt_no text, before jsonb, after jsonb, reason text, approved_by uuid)
  WHERE NOT e.training
  ON CONFLICT (organisation_id, id) DO NOTHING
$$;
