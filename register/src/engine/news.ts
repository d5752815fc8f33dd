import type { State } from './api'

type Large = 'pricebook' | 'tiles' | 'printers' | 'posters'

/** The state as it is told to screens that have what was told before. */
export type News = Omit<State, Large> & Partial<Pick<State, Large>>

/** What is large and changes seldom is told again only when it is another. */
export function news(
  { pricebook, tiles, printers, posters, ...small }: State,
  told: State | null,
): News {
  return {
    ...small,
    ...(pricebook !== told?.pricebook && { pricebook }),
    ...(tiles !== told?.tiles && { tiles }),
    ...(printers !== told?.printers && { printers }),
    ...(posters !== told?.posters && { posters }),
  }
}
