-- Moves goods and keeps the levels, in one transaction with what caused it. `moves`: a list of
-- objects with the columns of stock_movement. Reason 111 moves what is defect: it lies apart. Levels are locked in the order of their variants.
CREATE OR REPLACE FUNCTION stock_move(org uuid, store uuid, moves jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO stock_movement (
    organisation_id, source_id, line, store_id, variant_id, reason, quantity_milli, at)
  SELECT org, m.source, m.line, store, m.variant, m.reason, m.quantity_milli, m.at
  FROM jsonb_to_recordset(moves) AS m (
    source uuid, line integer, variant uuid, reason smallint, quantity_milli bigint,
    at timestamptz);

  INSERT INTO stock_level AS l (
    organisation_id, store_id, variant_id, on_hand_milli, defect_milli)
  SELECT org, store, m.variant,
    coalesce(sum(m.quantity_milli) FILTER (WHERE m.reason <> 111), 0),
    coalesce(sum(m.quantity_milli) FILTER (WHERE m.reason = 111), 0)
  FROM jsonb_to_recordset(moves) AS m (variant uuid, reason smallint, quantity_milli bigint)
  GROUP BY m.variant ORDER BY m.variant
  ON CONFLICT (organisation_id, store_id, variant_id)
    DO UPDATE SET on_hand_milli = l.on_hand_milli + excluded.on_hand_milli,
      defect_milli = l.defect_milli + excluded.defect_milli;
END $$;

-- Into empty copies of the tables under their own names: the movements that do not follow from
-- the journal, and the levels they make.
CREATE OR REPLACE FUNCTION stock_copy_adjustments(org uuid, from_journal smallint[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pg_temp.stock_movement SELECT m.* FROM public.stock_movement m
    WHERE m.organisation_id = org AND m.reason <> ALL (from_journal);
  INSERT INTO pg_temp.stock_level (
      organisation_id, store_id, variant_id, on_hand_milli, defect_milli)
    SELECT org, m.store_id, m.variant_id, sum(m.quantity_milli), 0 FROM pg_temp.stock_movement m
    WHERE m.organisation_id = org GROUP BY m.store_id, m.variant_id;
END $$;
