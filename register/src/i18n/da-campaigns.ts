/** What the register says of campaigns and coupons. */
export const daCampaigns = {
  saved: 'Sparet',
  member: 'Klubpris',
  coupon: 'Kupon',
  couponIn: 'Kuponen er med i salget',
  couponWaits: 'Kuponen er med, men passer ikke til varerne endnu.',
  couponDrop: 'Fjern kuponen',
  oneMore: (costs: string, offer: string) => `1 til for ${costs}: ${offer}`,
  oneMoreFree: (offer: string) => `1 til uden at betale mere: ${offer}`,
  forPrice: (pieces: number, price: string) => `${pieces} for ${price}`,
}
