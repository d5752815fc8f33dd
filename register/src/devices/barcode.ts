/** Dots of the drawing per module: sharp on paper at 203 dpi. */
const SCALE = 2

export type Code = 'code128' | 'qr'

/**
 * A code as the address of a picture. What draws it is large and is loaded with the first
 * receipt, so that a start does not wait for it.
 */
async function pictureOf(code: Code, text: string): Promise<string> {
  const { code128, drawingSVG, qrcode } = await import('bwip-js/generic')
  const svg =
    code === 'qr'
      ? qrcode({ bcid: 'qrcode', text, scale: SCALE }, drawingSVG())
      : code128({ bcid: 'code128', text, scale: SCALE, height: 11 }, drawingSVG())
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** Pictures that are being drawn, or were. */
const drawings = new WeakMap<HTMLImageElement, Promise<void>>()

/** Draws a code into a picture: `<img {@attach drawn('code128', text)}>`. */
export function drawn(code: Code, text: string): (picture: HTMLImageElement) => void {
  return (picture) => {
    const drawing = pictureOf(code, text).then((address) => void (picture.src = address))
    drawings.set(
      picture,
      drawing.catch(() => undefined),
    )
  }
}

/** Resolves when a picture can be seen, or will never be. */
export async function seen(picture: HTMLImageElement): Promise<void> {
  await drawings.get(picture)
  await picture.decode().catch(() => undefined)
}
