/** The colours a page of tiles can have at the office; each is a token in `app.css`. */
const COLOURS = ['slate', 'teal', 'blue', 'violet', 'rose', 'amber', 'lime']

/** The token of a page's colour. A name this version does not know is drawn neutral. */
export function tileColour(name: string): string {
  return `var(--tile-${COLOURS.includes(name) ? name : 'neutral'})`
}
