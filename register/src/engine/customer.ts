/** A customer as the server tells of them; `number` is null until it has given one. */
export interface Customer {
  id: string
  number: number | null
  kind: 'person' | 'business'
  name: string
  phone: string
  email: string
  address: string
  postcode: string
  city: string
  cvr: string
  gln: string
  /** The group's id, whose prices are theirs. */
  group: string | null
  group_name: string
  note: string
  warning: string
  /** How much they may owe, øre. */
  credit_limit: number
  /** What they answered to being sent marketing, by channel. */
  consents: Partial<Record<'email' | 'sms', boolean>>
}

/** What is said of a customer at the counter; what is left out is not touched. */
export type CustomerProfile = Partial<
  Pick<Customer, 'kind' | 'name' | 'phone' | 'email' | 'address' | 'postcode' | 'city' | 'note'>
>

/** `complete`: the server was asked too. */
export interface FoundCustomers {
  customers: Customer[]
  complete: boolean
}
