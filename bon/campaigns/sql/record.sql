-- What came of campaigns, from entries of kind `sale` of one register that carry any. Training
-- is in no figure. Goods that come back give back what was taken off them: no use of it.
CREATE OR REPLACE FUNCTION campaigns_record(org uuid, store uuid, entries jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaigns_effect AS c (
    organisation_id, campaign_id, business_day, store_id, uses, pieces_milli, amount)
  SELECT org, a.campaign, sales_business_day(e.at, e.opened_at), store,
    count(DISTINCT e.id) FILTER (WHERE a.amount > 0), sum(a.pieces_milli), sum(a.amount)
  FROM jsonb_to_recordset(entries) AS e (id uuid, at text, opened_at text, body jsonb),
  LATERAL jsonb_to_recordset(e.body -> 'lines') AS l (campaigns jsonb),
  LATERAL jsonb_to_recordset(l.campaigns) AS a (
    campaign uuid, pieces_milli bigint, amount bigint)
  GROUP BY a.campaign, sales_business_day(e.at, e.opened_at)
  ON CONFLICT (organisation_id, campaign_id, business_day, store_id) DO UPDATE SET
    uses = c.uses + excluded.uses,
    pieces_milli = c.pieces_milli + excluded.pieces_milli,
    amount = c.amount + excluded.amount;

  INSERT INTO campaigns_redemption (organisation_id, campaign, number, sale_id, receipt_no, at)
  SELECT org, u.campaign, u.number, e.id, e.body ->> 'receipt_no', e.at::timestamptz
  FROM jsonb_to_recordset(entries) AS e (id uuid, at text, body jsonb),
  LATERAL jsonb_to_recordset(e.body -> 'coupons') AS u (campaign integer, number integer);
END $$;

-- Tasks for the coupons of these entries that more than one sale used.
CREATE OR REPLACE FUNCTION campaigns_tell(org uuid, entries jsonb, task text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO kit_task (organisation_id, id, kind, subject, facts, raised_at)
  SELECT org, gen_random_uuid(), task, r.campaign || '-' || r.number, jsonb_build_object(
      'campaign', max(c.id::text), 'name', max(c.name), 'number', r.number,
      'first', min(r.receipt_no), 'second', max(r.receipt_no)), now()
  FROM campaigns_redemption r
  JOIN campaigns_campaign c ON c.organisation_id = org AND c.number = r.campaign
  WHERE r.organisation_id = org AND (r.campaign, r.number) IN (
    SELECT u.campaign, u.number
    FROM jsonb_to_recordset(entries) AS e (body jsonb),
    LATERAL jsonb_to_recordset(e.body -> 'coupons') AS u (campaign integer, number integer))
  GROUP BY r.campaign, r.number
  HAVING count(*) > 1
  ON CONFLICT DO NOTHING;
END $$;
