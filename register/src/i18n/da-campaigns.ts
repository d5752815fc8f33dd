/** What the register says of campaigns and coupons. */
export const daCampaigns = {
  saved: 'Sparet',
  member: 'Klubpris',
  coupon: 'Kupon',
  couponIn: 'Kuponen er med i salget',
  couponWaits: 'Kuponen er med, men passer ikke til varerne endnu.',
  couponDrop: 'Fjern kuponen',
}
