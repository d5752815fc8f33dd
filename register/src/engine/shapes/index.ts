// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

export type * from './account'
export type * from './cart'
export type * from './figures'
export type * from './journal'
export type * from './offers'
export type * from './order'
export type * from './paper'
export type * from './trade'
export type * from './voucher'
