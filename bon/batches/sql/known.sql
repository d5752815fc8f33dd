-- What is known of each batch in each store: what came and was not sent away or written off, less
-- the sales that name it. A number that two batches share is taken from the one that expires first.
WITH batches AS (
  SELECT b.id, b.variant_id, b.number, b.expires_on, b.piece,
    row_number() OVER (
      PARTITION BY b.variant_id, b.number ORDER BY b.expires_on, b.id) = 1 AS first
  FROM batches_batch b
  WHERE b.organisation_id = %(organisation)s
    AND (%(variants)s::uuid[] IS NULL OR b.variant_id = ANY (%(variants)s::uuid[]))),
came AS (
  SELECT m.batch_id, m.store_id, sum(m.quantity_milli) AS milli
  FROM batches_batchmovement m
  JOIN batches ON batches.id = m.batch_id
  WHERE m.organisation_id = %(organisation)s
    AND (%(store)s::uuid IS NULL OR m.store_id = %(store)s::uuid)
  GROUP BY m.batch_id, m.store_id),
sold AS (
  SELECT s.store_id, l.variant_id, coalesce(l.serial, l.lot) AS number, sum(l.quantity_milli) AS milli
  FROM sales_saleline l
  JOIN sales_sale s ON s.organisation_id = %(organisation)s AND s.id = l.sale_id
  WHERE l.organisation_id = %(organisation)s
    AND (l.serial IS NOT NULL OR l.lot IS NOT NULL)
    AND l.variant_id IN (SELECT variant_id FROM batches)
    AND (l.quantity_milli > 0 OR l.restock IS DISTINCT FROM 'defect')
    AND NOT s.training
  GROUP BY s.store_id, l.variant_id, coalesce(l.serial, l.lot))
SELECT batches.*, came.store_id,
  greatest(0, came.milli - CASE WHEN batches.first THEN coalesce(sold.milli, 0) ELSE 0 END)
    AS milli
FROM came
JOIN batches ON batches.id = came.batch_id
LEFT JOIN sold ON sold.store_id = came.store_id AND sold.variant_id = batches.variant_id
  AND sold.number = batches.number AND batches.number <> ''
