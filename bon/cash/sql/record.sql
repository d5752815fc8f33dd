-- Entries of kind `cash_in`, `cash_out` and `bank_deposit`: cash beside the sales. Training moves
-- nothing and does not come here.
CREATE OR REPLACE FUNCTION cash_record(org uuid, register uuid, store uuid, entries jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cash_move (
    organisation_id, id, register_id, store_id, shift_id, employee_id, approved_by, at, way,
    amount, reason, note, photo_id, bag, "foreign")
  SELECT org, e.id, register, store, e.shift, e.employee, b.approved_by, e.at::timestamptz,
    CASE e.kind WHEN 'cash_in' THEN 'in' WHEN 'cash_out' THEN 'out' ELSE 'bank' END,
    b.amount, coalesce(b.reason, ''), coalesce(b.note, ''), b.photo, coalesce(b.bag, ''),
    coalesce(b."foreign", '[]')
  FROM jsonb_to_recordset(entries) AS e (
    id uuid, kind text, at text, shift uuid, employee uuid, body jsonb),
  LATERAL jsonb_to_record(e.body) AS b (
    amount bigint, reason text, note text, photo uuid, bag text, "foreign" jsonb,
    approved_by uuid);
END $$;
