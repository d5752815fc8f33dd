-- Of the lines that some returns take back: those of which more came back than was sold, and the
-- exchange labels that were used more than once. A label used again is told of by itself: its
-- line counts the piece once. A label names its sale by the numbers of register and receipt.
WITH touched AS (
  SELECT DISTINCT coalesce(l.origin_sale_id, o.id) AS origin, l.origin_line
  FROM sales_saleline l
  LEFT JOIN organisation_register r
    ON r.organisation_id = %(organisation)s AND r.number = l.label_register
  LEFT JOIN sales_sale o
    ON o.organisation_id = %(organisation)s AND o.register_id = r.id
    AND o.receipt_no = r.code || '-' || l.label_receipt
  WHERE l.organisation_id = %(organisation)s AND l.sale_id = ANY (%(returns)s)
    AND l.returned_by IN ('receipt', 'label')
),
back AS (
  SELECT t.origin, t.origin_line, sum(-l.quantity_milli)::bigint AS back_milli,
    sum(-l.total)::bigint AS total, array_agg(DISTINCT s.receipt_no) AS receipts
  FROM touched t
  JOIN sales_sale o ON o.organisation_id = %(organisation)s AND o.id = t.origin
  JOIN organisation_register r
    ON r.organisation_id = %(organisation)s AND r.id = o.register_id
  JOIN sales_saleline l
    ON l.organisation_id = %(organisation)s AND l.origin_line = t.origin_line
    AND (l.origin_sale_id = t.origin
      OR (l.origin_sale_id IS NULL AND l.label_register = r.number
        AND l.label_receipt = o.number))
  JOIN sales_sale s
    ON s.organisation_id = %(organisation)s AND s.id = l.sale_id AND NOT s.training
  WHERE NOT EXISTS (
    SELECT FROM sales_saleline earlier
    JOIN sales_sale e
      ON e.organisation_id = %(organisation)s AND e.id = earlier.sale_id AND NOT e.training
    WHERE earlier.organisation_id = %(organisation)s
      AND earlier.label_register = l.label_register
      AND earlier.label_receipt = l.label_receipt AND earlier.label = l.label
      AND (e.at, e.id, earlier.no) < (s.at, s.id, l.no))
  GROUP BY t.origin, t.origin_line
),
again AS (
  SELECT l.label, count(*) AS pieces, (sum(-l.total) - max(-l.total))::bigint AS worth,
    min(l.name) AS name, min(l.origin_line) AS line, array_agg(DISTINCT s.receipt_no) AS receipts,
    (array_agg(s.id ORDER BY s.at DESC))[1] AS latest
  FROM sales_saleline l
  JOIN sales_sale s
    ON s.organisation_id = %(organisation)s AND s.id = l.sale_id AND NOT s.training
  WHERE l.organisation_id = %(organisation)s AND l.label IN (
    SELECT label FROM sales_saleline
    WHERE organisation_id = %(organisation)s AND sale_id = ANY (%(returns)s) AND label IS NOT NULL)
  GROUP BY l.label HAVING count(*) > 1
)
SELECT o.id, o.receipt_no, sold.no, sold.name, sold.quantity_milli, b.back_milli,
  greatest(b.total - sold.total, 0), b.receipts, NULL
FROM back b
JOIN sales_sale o ON o.organisation_id = %(organisation)s AND o.id = b.origin
JOIN sales_saleline sold
  ON sold.organisation_id = %(organisation)s AND sold.sale_id = b.origin
  AND sold.no = b.origin_line
WHERE b.back_milli > sold.quantity_milli
UNION ALL
SELECT a.latest, s.receipt_no, a.line, a.name, 1000, a.pieces * 1000, a.worth, a.receipts, a.label
FROM again a
JOIN sales_sale s ON s.organisation_id = %(organisation)s AND s.id = a.latest
ORDER BY 1, 3
