-- The lowest price of each variant between two moments: in a store what its own list says, else the
-- chain's. `store` null: the chain's. A price holds from its point until the next one of its list.
WITH points AS (
  SELECT p.variant_id, l.chain, p.amount, p.starts_at,
    lead(p.starts_at) OVER (
      PARTITION BY p.variant_id, p.price_list_id ORDER BY p.starts_at, p.id) AS until
  FROM catalog_pricepoint p
  JOIN catalog_pricelist l ON l.organisation_id = %(tenant)s AND l.id = p.price_list_id
    AND (l.chain OR l.store_id = %(store)s::uuid)
  WHERE p.organisation_id = %(tenant)s AND p.variant_id = ANY (%(variants)s)
    AND p.starts_at < %(end)s),
held AS (
  SELECT * FROM points WHERE until IS NULL OR until > %(begin)s),
moments AS (
  SELECT DISTINCT variant_id, greatest(starts_at, %(begin)s) AS at FROM held)
SELECT m.variant_id, min(coalesce(own.amount, chain.amount))
FROM moments m
LEFT JOIN held chain ON chain.variant_id = m.variant_id AND chain.chain
  AND chain.starts_at <= m.at AND (chain.until IS NULL OR chain.until > m.at)
LEFT JOIN held own ON own.variant_id = m.variant_id AND NOT own.chain AND own.amount IS NOT NULL
  AND own.starts_at <= m.at AND (own.until IS NULL OR own.until > m.at)
GROUP BY m.variant_id
HAVING min(coalesce(own.amount, chain.amount)) IS NOT NULL
