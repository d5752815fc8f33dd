-- What is left of each batch in each store. What lies there is of those that last longest: what
-- goes first expires first. What is in transit to a store is counted there.
WITH known AS ({known}),
shared AS (
  SELECT known.*, greatest(0, least(known.milli,
      coalesce(v.floor_milli + v.back_milli + v.workshop_milli + v.transit_milli, 0)
      - sum(known.milli) OVER (
          PARTITION BY known.store_id, known.variant_id
          ORDER BY known.expires_on DESC NULLS FIRST, known.id DESC)
      + known.milli))::bigint AS left_milli,
    coalesce(v.unit_cost, 0) AS unit_cost
  FROM known
  LEFT JOIN stock_level v ON v.organisation_id = %(organisation)s
    AND v.store_id = known.store_id AND v.variant_id = known.variant_id)
SELECT id, store_id, variant_id, number, expires_on, piece, left_milli,
  round(left_milli::numeric * unit_cost / 1000000)::bigint AS worth
FROM shared
WHERE left_milli > 0
  AND (%(until)s::date IS NULL OR expires_on <= %(until)s::date)
ORDER BY expires_on NULLS LAST, variant_id, store_id, id
