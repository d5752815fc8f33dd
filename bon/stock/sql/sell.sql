-- Moves what a store's sales sold and took back. `sold`: a list of objects with the columns of
-- stock_movement, and `origin`, the sale that it comes back from. Of a kit its parts move, as it
-- was made up when it was sold: what comes back is what was taken, where that sale is known here.
CREATE OR REPLACE FUNCTION stock_sell(org uuid, store uuid, sold jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM catalog_part WHERE organisation_id = org
      AND kit_id IN (SELECT variant FROM jsonb_to_recordset(sold) AS s (variant uuid))
  ) THEN
    sold := stock_parts(org, sold);
  END IF;
  PERFORM stock_move(org, store, sold);
END $$;

-- The same lines, each kit that it then was in its parts.
CREATE OR REPLACE FUNCTION stock_parts(org uuid, sold jsonb) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT jsonb_agg(CASE WHEN part.variant_id IS NULL THEN line ELSE line || jsonb_build_object(
    'variant', part.variant_id,
    'quantity_milli', round((line->>'quantity_milli')::numeric * part.quantity_milli / 1000)) END)
  FROM jsonb_array_elements(sold) AS line
  LEFT JOIN sales_sale origin
    ON origin.organisation_id = org AND origin.id = (line->>'origin')::uuid
  LEFT JOIN catalog_part part
    ON part.organisation_id = org AND part.kit_id = (line->>'variant')::uuid
    AND part.since <= coalesce(origin.at, (line->>'at')::timestamptz)
    AND (part.until > coalesce(origin.at, (line->>'at')::timestamptz)) IS NOT FALSE
$$;
