import type { daCampaigns } from './da-campaigns'

export const enCampaigns: typeof daCampaigns = {
  saved: 'Saved',
  member: 'Member price',
  coupon: 'Coupon',
  couponIn: 'The coupon is in the sale',
  couponWaits: 'The coupon is taken, but does not fit the goods yet.',
  couponDrop: 'Remove the coupon',
  oneMore: (costs, offer) => `1 more for ${costs}: ${offer}`,
  oneMoreFree: (offer) => `1 more without paying more: ${offer}`,
  forPrice: (pieces, price) => `${pieces} for ${price}`,
}
