// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

/** Goods that a campaign is about. `category`: the path of one, and all below it. */
export interface Target {
  by: 'everything' | 'variant' | 'product' | 'category' | 'brand' | 'tag'
  value: string // an id, a path or a name; "" for everything
}

/** Goods of a campaign; a bundle has several parts, every other kind one. */
export interface Part {
  targets: Target[]
  pieces: number // how many of them a bundle takes; 1 elsewhere
  rate_bp: number // what a bundle without a price takes off them; 0 elsewhere
}

export interface Step {
  pieces: number // from so many pieces on
  rate_bp: number // so much off each of them
}

/** A promise that holds for a time. What its kind does not use is 0 or empty.
 * 
 * Times are the shop's own: `starts_at` and `ends_at` are `2026-11-21T08:00`, the end excluded;
 * `from_time` and `until_time` are `08:00`, on each day of `weekdays`, 1 for Monday. */
export interface Campaign {
  id: string
  number: number // what its coupons call it
  name: string
  kind: 'percent_off' | 'amount_off' | 'fixed_price' | 'n_for_price' | 'n_for_m' | 'bundle' | 'threshold' | 'quantity_steps' | 'member_price'
  parts: Part[]
  price: number // of a piece (fixed_price) or a set (n_for_price, bundle; 0: see its parts)
  amount: number // off a piece (amount_off) or the goods together (threshold)
  rate_bp: number // off a piece, off those of a set that are not paid in full, or off the goods
  pieces: number // in a set
  paid: number // of them paid in full (n_for_m)
  limit: number // from so much on (threshold)
  steps: Step[]
  audience: 'everybody' | 'group' | 'members' | 'coupon'
  groups: string[] // customer groups, for the audience `group`
  starts_at: string | null
  ends_at: string | null
  weekdays: number[]
  from_time: string | null
  until_time: string | null
  with_discount: boolean // whether a discount by hand may come on top
  most: number // sets, or pieces, in one sale; 0 = any number
}

/** What a campaign took off this line, in positive øre, and why: `code` with `data`. */
export interface AppliedCampaign {
  campaign: string
  name: string
  code: string // the campaign's kind
  data: Record<string, unknown>
  amount: number
  pieces_milli: number // how much of the line it claimed
  with_discount: boolean
}

/** One more piece of a line's goods would complete a set of this campaign, or reach its step. */
export interface Hint {
  line: number
  campaign: string
  name: string
  code: string // the campaign's kind
  data: Record<string, unknown>
  costs: number // what the piece adds to the cart's total, in øre; less than nothing is possible
}

/** A personal code that was shown: it opens one campaign, once. */
export interface Coupon {
  campaign: number
  number: number
}

/** Who pays the prices of a list: customers of its groups, or members. */
export interface PriceList {
  id: string
  name: string
  members: boolean
  groups: string[]
}

export interface ListPrice {
  list: string
  price: number
}
