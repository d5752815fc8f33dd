-- Moves goods and keeps the levels, in one transaction with what caused it. `moves`: a list of
-- objects with the columns of stock_movement. Levels are locked in the order of their variants.
--
-- What `wanted` thousandths are worth, in øre, where `held` are worth `worth`: their share of it,
-- so that the last of them leaves nothing behind. What is short and what there is more of costs
-- what a piece was last known to.
CREATE OR REPLACE FUNCTION stock_worth(
  wanted numeric, held numeric, worth numeric, unit_cost numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
  SELECT round(CASE WHEN wanted * held <= 0 THEN wanted * unit_cost / 1000000
                    WHEN abs(wanted) <= abs(held) THEN worth * wanted / held
                    ELSE worth + (wanted - held) * unit_cost / 1000000 END)::bigint
$$;

-- Whether goods that move for it do not lie still: some were sold, or more came.
CREATE OR REPLACE FUNCTION stock_stirs(reason smallint) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$ SELECT reason IN (100, 200, 300, 420) $$;

CREATE OR REPLACE FUNCTION stock_move(org uuid, store uuid, moves jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  WITH asked AS (
    SELECT * FROM jsonb_to_recordset(moves) AS m (
      source uuid, line integer, variant uuid, place smallint, reason smallint,
      quantity_milli bigint, at timestamptz, who uuid)),
  held AS MATERIALIZED (
    SELECT l.variant_id, l.owned_milli, l.worth, l.unit_cost FROM stock_level l
    WHERE l.organisation_id = org AND l.store_id = store
      AND l.variant_id IN (SELECT variant FROM asked)
    ORDER BY l.variant_id FOR UPDATE),
  running AS (
    SELECT asked.*, coalesce(held.owned_milli, 0) AS owned, coalesce(held.worth, 0) AS lain,
      coalesce(held.unit_cost, 0) AS unit_cost,
      coalesce(held.owned_milli, 0) + sum(asked.quantity_milli) OVER (
        PARTITION BY asked.variant ORDER BY asked.at, asked.source, asked.line) AS left_milli
    FROM asked LEFT JOIN held ON held.variant_id = asked.variant),
  valued AS (
    SELECT running.*, stock_worth(left_milli, owned, lain, unit_cost)
      - stock_worth(left_milli - quantity_milli, owned, lain, unit_cost) AS worth
    FROM running),
  moved AS (
    INSERT INTO stock_movement (organisation_id, source_id, line, store_id, variant_id, place,
      reason, quantity_milli, worth, at, who)
    SELECT org, source, line, store, variant, place, reason, quantity_milli, worth, at, who
    FROM valued)
  INSERT INTO stock_level AS l (organisation_id, store_id, variant_id, floor_milli, back_milli,
    workshop_milli, defect_milli, transit_milli, worth, stirred_at)
  SELECT org, store, variant,
    coalesce(sum(quantity_milli) FILTER (WHERE place = 1), 0),
    coalesce(sum(quantity_milli) FILTER (WHERE place = 2), 0),
    coalesce(sum(quantity_milli) FILTER (WHERE place = 3), 0),
    coalesce(sum(quantity_milli) FILTER (WHERE place = 4), 0),
    coalesce(sum(quantity_milli) FILTER (WHERE place = 5), 0),
    sum(worth), max(at) FILTER (WHERE stock_stirs(reason))
  FROM valued GROUP BY variant ORDER BY variant
  ON CONFLICT (organisation_id, store_id, variant_id) DO UPDATE SET
    floor_milli = l.floor_milli + excluded.floor_milli,
    back_milli = l.back_milli + excluded.back_milli,
    workshop_milli = l.workshop_milli + excluded.workshop_milli,
    defect_milli = l.defect_milli + excluded.defect_milli,
    transit_milli = l.transit_milli + excluded.transit_milli,
    worth = l.worth + excluded.worth,
    stirred_at = greatest(l.stirred_at, excluded.stirred_at);
END $$;

-- Takes in goods that have a price of their own: `moves` as above, each of more than nothing and
-- with its `worth` in øre. The average moves. Where more was sold than there was, what fills the
-- hole and what is still short cost what these do: the difference to what they were taken to
-- cost is a movement of no goods (reason 900), on the first of the lines made negative.
CREATE OR REPLACE FUNCTION stock_receive(org uuid, store uuid, moves jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  WITH asked AS (
    SELECT * FROM jsonb_to_recordset(moves) AS m (
      source uuid, line integer, variant uuid, place smallint, reason smallint,
      quantity_milli bigint, worth bigint, at timestamptz, who uuid)),
  held AS MATERIALIZED (
    SELECT l.variant_id, l.owned_milli, l.worth FROM stock_level l
    WHERE l.organisation_id = org AND l.store_id = store
      AND l.variant_id IN (SELECT variant FROM asked)
    ORDER BY l.variant_id FOR UPDATE),
  came AS (
    SELECT variant, sum(quantity_milli) AS quantity_milli, sum(worth) AS worth,
      min(line) AS line, (array_agg(source))[1] AS source, max(at) AS at,
      (array_agg(who))[1] AS who, max(at) FILTER (WHERE stock_stirs(reason)) AS stirred_at,
      coalesce(sum(quantity_milli) FILTER (WHERE place = 1), 0) AS floor,
      coalesce(sum(quantity_milli) FILTER (WHERE place = 2), 0) AS back,
      coalesce(sum(quantity_milli) FILTER (WHERE place = 3), 0) AS workshop,
      coalesce(sum(quantity_milli) FILTER (WHERE place = 4), 0) AS defect,
      coalesce(sum(quantity_milli) FILTER (WHERE place = 5), 0) AS transit
    FROM asked GROUP BY variant),
  settled AS (
    SELECT came.*, owned,
      CASE WHEN owned < 0
        THEN round((owned + came.quantity_milli) * came.worth / came.quantity_milli)::bigint
          - lain - came.worth
        ELSE 0 END AS correction,
      CASE WHEN owned < 0 THEN round(came.worth * 1000000 / came.quantity_milli)::bigint
        ELSE round((lain + came.worth) * 1000000 / (owned + came.quantity_milli))::bigint
        END AS unit_cost
    FROM came LEFT JOIN held ON held.variant_id = came.variant
    CROSS JOIN LATERAL (
      SELECT coalesce(held.owned_milli, 0) AS owned, coalesce(held.worth, 0) AS lain) AS before),
  moved AS (
    INSERT INTO stock_movement (organisation_id, source_id, line, store_id, variant_id, place,
      reason, quantity_milli, worth, at, who)
    SELECT org, source, line, store, variant, place, reason, quantity_milli, worth, at, who
    FROM asked
    UNION ALL
    SELECT org, source, -line, store, variant, 1, 900, 0, correction, at, who
    FROM settled WHERE correction <> 0)
  INSERT INTO stock_level AS l (organisation_id, store_id, variant_id, floor_milli, back_milli,
    workshop_milli, defect_milli, transit_milli, worth, unit_cost, stirred_at)
  SELECT org, store, variant, floor, back, workshop, defect, transit, worth + correction, unit_cost,
    stirred_at
  FROM settled ORDER BY variant
  ON CONFLICT (organisation_id, store_id, variant_id) DO UPDATE SET
    floor_milli = l.floor_milli + excluded.floor_milli,
    back_milli = l.back_milli + excluded.back_milli,
    workshop_milli = l.workshop_milli + excluded.workshop_milli,
    defect_milli = l.defect_milli + excluded.defect_milli,
    transit_milli = l.transit_milli + excluded.transit_milli,
    worth = l.worth + excluded.worth,
    unit_cost = excluded.unit_cost,
    stirred_at = greatest(l.stirred_at, excluded.stirred_at);
END $$;

-- Says what goods are worth that lie there: `moves` with source, line, variant, at, who, and either
-- `unit_cost` or `worth`, all of it. No goods move: the difference is a movement of none.
CREATE OR REPLACE FUNCTION stock_set_cost(org uuid, store uuid, moves jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  WITH asked AS (
    SELECT * FROM jsonb_to_recordset(moves) AS m (
      source uuid, line integer, variant uuid, unit_cost bigint, worth bigint, at timestamptz,
      who uuid)),
  held AS MATERIALIZED (
    SELECT l.variant_id, l.owned_milli, l.worth FROM stock_level l
    WHERE l.organisation_id = org AND l.store_id = store
      AND l.variant_id IN (SELECT variant FROM asked)
    ORDER BY l.variant_id FOR UPDATE),
  said AS (
    SELECT source, line, variant, at, who, coalesce(held.worth, 0) AS lain,
      coalesce(asked.worth,
        round(coalesce(held.owned_milli, 0)::numeric * asked.unit_cost / 1000000)::bigint) AS worth,
      coalesce(asked.unit_cost,
        round(asked.worth::numeric * 1000000 / nullif(held.owned_milli, 0))::bigint) AS unit_cost
    FROM asked LEFT JOIN held ON held.variant_id = asked.variant),
  moved AS (
    INSERT INTO stock_movement (organisation_id, source_id, line, store_id, variant_id, place,
      reason, quantity_milli, worth, at, who)
    SELECT org, source, line, store, variant, 1, 900, 0, worth - lain, at, who
    FROM said WHERE worth <> lain)
  INSERT INTO stock_level AS l (organisation_id, store_id, variant_id, worth, unit_cost)
  SELECT org, store, variant, worth, unit_cost FROM said ORDER BY variant
  ON CONFLICT (organisation_id, store_id, variant_id) DO UPDATE SET
    worth = excluded.worth,
    unit_cost = excluded.unit_cost;
END $$;

-- Into empty copies of the tables under their own names: the movements that do not follow from
-- the journal, and the levels they make; levels of nothing too, which what is on order leaves.
CREATE OR REPLACE FUNCTION stock_copy_adjustments(org uuid, from_journal smallint[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pg_temp.stock_movement SELECT m.* FROM public.stock_movement m
    WHERE m.organisation_id = org AND m.reason <> ALL (from_journal);
  INSERT INTO pg_temp.stock_level (organisation_id, store_id, variant_id, floor_milli, back_milli,
      workshop_milli, defect_milli, transit_milli, stirred_at)
    SELECT org, l.store_id, l.variant_id,
      coalesce(sum(m.quantity_milli) FILTER (WHERE place = 1), 0),
      coalesce(sum(m.quantity_milli) FILTER (WHERE place = 2), 0),
      coalesce(sum(m.quantity_milli) FILTER (WHERE place = 3), 0),
      coalesce(sum(m.quantity_milli) FILTER (WHERE place = 4), 0),
      coalesce(sum(m.quantity_milli) FILTER (WHERE place = 5), 0),
      max(m.at) FILTER (WHERE stock_stirs(m.reason))
    FROM public.stock_level l
    LEFT JOIN pg_temp.stock_movement m USING (organisation_id, store_id, variant_id)
    WHERE l.organisation_id = org GROUP BY l.store_id, l.variant_id;
END $$;
