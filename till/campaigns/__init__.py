"""Campaigns: what they take off the goods in a cart. See `docs/algorithms/campaigns.md`."""
