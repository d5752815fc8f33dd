-- Of the numbered pieces that some sales sold: those that were sold more often than they came back.
WITH touched AS (
  SELECT DISTINCT variant_id, serial FROM sales_saleline
  WHERE organisation_id = %(organisation)s AND sale_id = ANY (%(sales)s)
    AND serial IS NOT NULL AND quantity_milli > 0
)
SELECT l.variant_id, l.serial, (array_agg(l.name ORDER BY s.at DESC))[1],
  (array_agg(s.id ORDER BY s.at DESC))[1], sum(l.quantity_milli)::bigint,
  array_agg(s.receipt_no ORDER BY s.at) FILTER (WHERE l.quantity_milli > 0)
FROM touched t
JOIN sales_saleline l
  ON l.organisation_id = %(organisation)s AND l.serial = t.serial AND l.variant_id = t.variant_id
JOIN sales_sale s
  ON s.organisation_id = %(organisation)s AND s.id = l.sale_id AND NOT s.training
GROUP BY l.variant_id, l.serial
HAVING sum(l.quantity_milli) > 1000
ORDER BY 1, 2
