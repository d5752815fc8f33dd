/** The colours a page of tiles can have at the office; each is a token in `app.css`. */
export const COLOURS = ['slate', 'teal', 'blue', 'violet', 'rose', 'amber', 'lime'] as const

/** The token of a page's colour. A name this version does not know is drawn neutral. */
export function tileColour(name: string): string {
  return `var(--tile-${COLOURS.find((one) => one === name) ?? 'neutral'})`
}
