-- Of the slips of bottle machines that some sales paid out: those that were paid out again.
SELECT l.slip, (array_agg(s.id ORDER BY s.at DESC))[1], count(*),
  (sum(-l.total) - max(-l.total))::bigint, array_agg(s.receipt_no ORDER BY s.at)
FROM sales_saleline l
JOIN sales_sale s
  ON s.organisation_id = %(organisation)s AND s.id = l.sale_id AND NOT s.training
WHERE l.organisation_id = %(organisation)s AND l.slip IN (
  SELECT slip FROM sales_saleline
  WHERE organisation_id = %(organisation)s AND sale_id = ANY (%(sales)s) AND slip IS NOT NULL)
GROUP BY l.slip HAVING count(*) > 1
ORDER BY 1
