import { expect, it } from 'vitest'
import { drawn, seen } from './barcode'

/** What the two need of a picture, which Node lacks. */
class Picture {
  src = ''
  async decode(): Promise<void> {
    if (!this.src) throw new DOMException('nothing to see', 'EncodingError')
  }
}

const picture = () => new Picture() as unknown as HTMLImageElement
const svgOf = ({ src }: HTMLImageElement) =>
  decodeURIComponent(src.replace('data:image/svg+xml,', ''))

it('draws a receipt number in bars, and can be waited for before it is printed', async () => {
  const image = picture()
  drawn('code128', 'K1-1')(image)
  expect(image.src).toBe('')
  await seen(image)
  expect(svgOf(image)).toMatch(/^<svg viewBox="0 0 158 63".*d="M2 63L2 0M28 63L28 0/s)
})

it('draws an address in squares, as high as wide', async () => {
  const image = picture()
  drawn('qr', 'https://eksempel.dk/b/1')(image)
  await seen(image)
  expect(svgOf(image)).toMatch(/^<svg viewBox="0 0 100 100"/)
})

it('waits for no picture that cannot be drawn', async () => {
  const image = picture()
  drawn('qr', '')(image)
  await seen(image)
  expect(image.src).toBe('')
})
