import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tileColour } from './tileColour'

const NAMES = ['slate', 'teal', 'blue', 'violet', 'rose', 'amber', 'lime', 'neutral']
/** What WCAG 2.2 asks of a drawing that tells something (1.4.11). */
const AA_GRAPHICS = 3

const tokens = readFileSync(new URL('../app.css', import.meta.url), 'utf8')

/** A token's colour, by light or by dark. */
function token(name: string, theme: 'light' | 'dark'): string {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)
  const colour = theme === 'light' ? pair?.[1] : pair?.[2]
  if (!colour) throw new Error(`no token --${name}`)
  return colour
}

/** Relative luminance, as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe('the colour of a page of tiles', () => {
  it('is a token by its name, and neutral for a name from a newer office', () => {
    expect(tileColour('teal')).toBe('var(--tile-teal)')
    expect(tileColour('turkis')).toBe('var(--tile-neutral)')
    expect(tileColour('')).toBe('var(--tile-neutral)')
  })

  it.each(NAMES)('%s stands out from tile and ground, by light and by dark', (name) => {
    for (const theme of ['light', 'dark'] as const) {
      for (const ground of ['raised', 'ground', 'surface']) {
        const found = contrast(token(`tile-${name}`, theme), token(ground, theme))
        expect(found, `${theme} on ${ground}`).toBeGreaterThanOrEqual(AA_GRAPHICS)
      }
    }
  })

  it('is another one for each name', () => {
    for (const theme of ['light', 'dark'] as const) {
      expect(new Set(NAMES.map((name) => token(`tile-${name}`, theme))).size).toBe(NAMES.length)
    }
  })
})
