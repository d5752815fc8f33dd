-- Registers know other orders now: those of the store these entries came from, and of stores whose
-- orders were picked up or given up there.
CREATE OR REPLACE FUNCTION orders_renew_marks(org uuid, store uuid, register uuid, entries uuid[])
RETURNS void LANGUAGE sql AS $$
  SELECT kit_renew_marks(org, orders_renew_marks.store || coalesce(array_agg(o.store_id), '{}'),
    register)
  FROM orders_order o
  WHERE o.organisation_id = org AND o.id IN (
    SELECT e.order_id FROM orders_entry e
    WHERE e.organisation_id = org AND e.sale_id = ANY (entries));
$$;
